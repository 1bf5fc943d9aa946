/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.KnownFix;
import io.parkwarden.detectors.KnownFixes;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Library;
import io.parkwarden.model.Stack;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name and version of a library that has a known fault, as the jar of its class says: the artifact's own {@code
 * pom.properties}; else the manifest, if the jar is the library's own and not one with many inside; else the jar's name.
 * Reads jars, so it is for a thread of the agent; each class is asked for once. One thread at a time. Keeps no class.
 */
final class Libraries {
    private static final int LIMIT = 256;
    private static final Pattern JAR = Pattern.compile("(.+?)(?:-(\\d[\\w.+-]*))?\\.jar");

    private final Map<String, Library> known = new HashMap<>();
    private final Instrumentation instrumentation;

    Libraries(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** The library of the known fault that this stack may show; null if none fits. */
    @Nullable
    Library of(Stack stack, List<Frame> pinners, int jdk) {
        KnownFixes.Match match = KnownFixes.match(stack, pinners, jdk);
        if (match == null || match.fix().ofTheJdk()) {
            return null;
        }
        Library library = known.get(match.className());
        if (library == null) {
            library = read(match.fix(), match.className());
            if (known.size() < LIMIT) {
                known.put(match.className(), library);
            }
        }
        return library;
    }

    private Library read(KnownFix fix, String className) {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals(className)) {
                return new Library(fix.artifact(), version(fix.artifact(), place(type)));
            }
        }
        return new Library(fix.artifact(), null);
    }

    /**
     * The library in a jar, by the jar's name and what is in it; null if there is no jar.
     *
     * @param jarName file name of the jar, such as {@code caffeine-3.1.8.jar}
     * @param place where its classes come from
     */
    static @Nullable Library of(String jarName, @Nullable URL place) {
        Matcher matcher = JAR.matcher(jarName);
        if (!matcher.matches()) {
            return null;
        }
        String artifact = matcher.group(1);
        String version = version(artifact, place);
        return new Library(artifact, version != null ? version : matcher.group(2));
    }

    static @Nullable URL place(Class<?> type) {
        ProtectionDomain domain = type.getProtectionDomain();
        CodeSource source = domain == null ? null : domain.getCodeSource();
        return source == null ? null : source.getLocation();
    }

    /** The version that the jar at this place has for the artifact, or null. */
    static @Nullable String version(String artifact, @Nullable URL place) {
        if (place == null) {
            return null;
        }
        String path = place.toString();
        while (path.endsWith("/") || path.endsWith("!")) {
            path = path.substring(0, path.length() - 1);
        }
        String jarName = path.substring(path.lastIndexOf('/') + 1);
        String version = place.getProtocol().equals("file") ? fromJar(artifact, place, jarName) : null;
        return version != null ? version : fromName(artifact, jarName);
    }

    private static @Nullable String fromJar(String artifact, URL place, String jarName) {
        try (JarFile jar = new JarFile(new File(new URI(place.toString())))) {
            String version = fromPom(artifact, jar);
            if (version != null) {
                return version;
            }
            Manifest manifest = jar.getManifest();
            if (manifest == null || !jarName.startsWith(artifact)) {
                return null; // a jar of many: its manifest is the application's
            }
            String said = manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return said != null ? said : manifest.getMainAttributes().getValue("Bundle-Version");
        } catch (IOException | URISyntaxException | IllegalArgumentException unreadable) {
            return null; // a folder, or a jar that is gone
        }
    }

    private static @Nullable String fromPom(String artifact, JarFile jar) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName();
            if (name.startsWith("META-INF/maven/") && name.endsWith("/" + artifact + "/pom.properties")) {
                Properties properties = new Properties();
                try (InputStream in = jar.getInputStream(entry)) {
                    properties.load(in);
                }
                return properties.getProperty("version");
            }
        }
        return null;
    }

    private static @Nullable String fromName(String artifact, String jarName) {
        Matcher matcher = Pattern.compile(Pattern.quote(artifact) + "-(\\d[\\w.-]*)\\.jar")
                .matcher(jarName);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
