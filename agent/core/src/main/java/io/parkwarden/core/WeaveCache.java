/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.emit.OwnersFile;
import io.parkwarden.core.instrument.WovenClasses;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file in which woven classes outlive the JVM, if the user names one: to weave them is most of the agent's start-up
 * (docs/decisions/0063). It is believed only if nobody else can have written it, and if agent and JVM are the same. One thread at a time.
 */
final class WeaveCache {
    private static final int MOST_BYTES = 40 << 20;

    private final @Nullable File file;
    private final String key;
    private final Consumer<String> note;
    private final WovenClasses classes;

    /**
     * @param file null for none
     * @param version of the agent
     * @param note where a sentence is said once
     */
    WeaveCache(@Nullable File file, String version, Consumer<String> note) {
        this.file = file;
        this.key = version + "|" + build() + "|" + System.getProperty("java.vm.name") + "|"
                + System.getProperty("java.vm.version") + "|" + System.getProperty("java.home");
        this.note = note;
        this.classes = read();
    }

    /** Which build of the agent this is: its version stays the same while it is developed. */
    private static String build() {
        try {
            File jar = new File(WeaveCache.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.length() + "." + jar.lastModified();
        } catch (Exception unknown) {
            return "unknown." + System.nanoTime(); // no place, no cache: it will never be found again
        }
    }

    private WovenClasses read() {
        File from = file;
        if (from != null && Files.exists(from.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            try {
                return WovenClasses.read(OwnersFile.read(from.toPath(), MOST_BYTES), key);
            } catch (IOException | RuntimeException cause) {
                note.accept("the file weave-cache is not used: " + cause.getMessage());
            }
        }
        return new WovenClasses(from != null);
    }

    WovenClasses classes() {
        return classes;
    }

    /** Writes what was woven anew, if there is any. A failure is said once. */
    void write(long pid) {
        File to = file;
        if (to == null || !classes.changed()) {
            return;
        }
        try {
            OwnersFile.replace(to.toPath(), pid, out -> {
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
                classes.write(data, key);
                data.flush();
            });
        } catch (IOException | RuntimeException cause) {
            note.accept("the file weave-cache cannot be written (" + cause.getMessage() + ")");
        }
    }
}
