/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Site;
import java.util.regex.Pattern;

/**
 * The identity of a finding over runs: detector, site and target without line numbers, and without the numbers that
 * compilers and code generators give to lambdas, hidden classes and proxies.
 */
public final class Fingerprint {
    /** Each keeps its first group: what a programmer wrote, or the generator's own name. */
    private static final Pattern[] GENERATED = {
        // javac: lambda$load$3; kotlinc: load$lambda$3; scalac: $anonfun$load$3
        Pattern.compile("(lambda\\$[\\w$]*?|\\$anonfun\\$[\\w$]*?|\\$lambda)\\$\\d+"),
        // Class.getName gives a hidden class a slash and its address; the JVM's own tools write a plus or a dot.
        Pattern.compile("(\\$\\$Lambda)(?:\\$\\d+)?(?:[/.+](?:0x[0-9a-f]+|\\d+))?"),
        Pattern.compile("()[/.+]0x[0-9a-f]+"),
        Pattern.compile("(\\$Proxy|Generated(?:Method|Constructor)Accessor)\\d+"),
        Pattern.compile("(\\$\\$(?:Enhancer|FastClass|SpringCGLIB)\\w*)(?:\\$\\$\\w+)+"),
        Pattern.compile("(\\$(?:HibernateProxy|ByteBuddy|MockitoMock))\\$\\w+"),
        Pattern.compile("(_\\$\\$_jvst)\\w+")
    };

    private Fingerprint() {}

    /** 16 hexadecimal digits. */
    public static String of(String detector, Site site, String target) {
        return "%016x"
                .formatted(hash(detector + '|' + normalise(site.className() + '.' + site.method()) + '|' + target));
    }

    /** The name without generated numbers. */
    static String normalise(String name) {
        if (name.indexOf('$') < 0 && name.indexOf('/') < 0 && !name.contains("Accessor")) {
            return name;
        }
        String plain = name;
        for (Pattern generated : GENERATED) {
            plain = generated.matcher(plain).replaceAll("$1");
        }
        return plain;
    }

    /** FNV-1a over the UTF-16 units: no security needed, and no security provider is loaded in the watched JVM. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
