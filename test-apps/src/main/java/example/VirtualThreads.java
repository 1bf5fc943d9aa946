/* SPDX-License-Identifier: Apache-2.0 */
package example;

/** Virtual threads for programs that are compiled for Java 17. */
public final class VirtualThreads {
    private VirtualThreads() {}

    /** Starts the task on a virtual thread; on a thread of its own where the JDK has no virtual threads. */
    public static Thread start(Runnable task) throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            Thread thread = new Thread(task, "instead-of-virtual");
            thread.start();
            return thread;
        }
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
}
