/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.Set;

/**
 * Whether the calling thread is about to load a class or reads a jar. Then it holds locks that others need to load a class of
 * the application, and who is asked for one there may wait for one of those for ever: {@code Class.getDeclaredFields} loads the
 * classes of all fields. Locks: {@code ClassLoader.getClassLoadingLock}, and the monitor of a {@code ZipFile} (17, 21, 25), which
 * each read of an entry takes. Stateless.
 */
final class LoaderFrames {
    /** By whatever class: containers have class loaders of their own. */
    private static final Set<String> METHODS =
            Set.of("loadClass", "findClass", "defineClass", "getResource", "getResources", "getResourceAsStream");

    private static final StackWalker WALKER = StackWalker.getInstance();

    private LoaderFrames() {}

    static boolean onThisStack() {
        return WALKER.walk(frames -> frames.anyMatch(LoaderFrames::isOne));
    }

    private static boolean isOne(StackWalker.StackFrame frame) {
        String type = frame.getClassName();
        return METHODS.contains(frame.getMethodName())
                || type.startsWith("java.util.zip.ZipFile")
                || type.startsWith("java.util.jar.JarFile")
                || type.startsWith("jdk.internal.loader.")
                || type.startsWith("jdk.internal.jimage.");
    }
}
