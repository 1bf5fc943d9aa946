/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/** Class files of classes that are loaded, from where their loader has them, if that is one of the JDK's own kind: another loader's code is not run for it. Thread-safe. */
final class ClassBytes {
    private ClassBytes() {}

    /** The class file; null where it is not to be had. */
    static byte @Nullable [] of(@Nullable ClassLoader loader, String className) {
        if (loader == null || !(loader instanceof URLClassLoader || isBuiltIn(loader))) {
            return null;
        }
        try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException | RuntimeException unreadable) {
            return null; // the jar is gone: nothing is known of the code
        }
    }

    private static boolean isBuiltIn(ClassLoader loader) {
        return loader.getClass().getName().startsWith("jdk.internal.loader.");
    }
}
