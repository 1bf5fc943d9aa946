/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** {@code Thread.startVirtualThread} of JDK 21 and later, for code that is compiled for 17. */
public final class VirtualThread {
    private static final MethodHandle START = find();

    private VirtualThread() {}

    private static MethodHandle find() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException before21) {
            throw new IllegalStateException("no virtual threads", before21);
        }
    }

    /** Starts a virtual thread. */
    public static Thread start(Runnable task) {
        try {
            return (Thread) START.invokeExact(task);
        } catch (Throwable failed) { // no checked exception: what the method throws is an error of the JVM
            throw new IllegalStateException(failed);
        }
    }
}
