/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Makes JFR hand the events it holds to the streams at once, rather than at its next flush within a second. There is no
 * public call for it: {@code jdk.jfr.internal.JVM.flush} writes the buffers (an instance method on 17 and 21, static on
 * 25), {@code Utils.notifyFlush} wakes the streams ({@code jdk.jfr.internal} on 17 and 21, {@code .util} on 25). The
 * agent opens both packages to itself; on a JDK that has neither, the events come with the next flush. Thread-safe.
 */
final class Flush {
    private final @Nullable Method flush = method("flush", "jdk.jfr.internal.JVM");
    private final @Nullable Method wake =
            method("notifyFlush", "jdk.jfr.internal.util.Utils", "jdk.jfr.internal.Utils");

    private static @Nullable Method method(String name, String... classes) {
        for (String className : classes) {
            try {
                Method method = Class.forName(className).getDeclaredMethod(name);
                method.setAccessible(true);
                return method;
            } catch (ReflectiveOperationException | RuntimeException anotherJdk) {
                // the next name, or none: then the events come a little later
            }
        }
        return null;
    }

    /** Flushes, as far as this JDK lets us. */
    void now() {
        if (flush == null || wake == null) {
            return;
        }
        try {
            Object jvm = Modifier.isStatic(flush.getModifiers())
                    ? null
                    : flush.getDeclaringClass().getMethod("getJVM").invoke(null);
            flush.invoke(jvm);
            wake.invoke(null);
        } catch (ReflectiveOperationException | RuntimeException anotherJdk) {
            // the events come with the next flush
        }
    }
}
