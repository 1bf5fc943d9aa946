/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

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

    /** An executor that starts a virtual thread for each task; JDK 21 and later. */
    public static ExecutorService perTask() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    /** A factory of virtual threads; JDK 21 and later. */
    public static ThreadFactory factory() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    /** Runs the task that many times, each on a virtual thread of its own, and waits for all of them. */
    public static void run(int times, Task task) throws Exception {
        ExecutorService executor = perTask();
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            futures.add(executor.submit(() -> {
                task.run();
                return null;
            }));
        }
        for (Future<?> future : futures) {
            future.get(60, TimeUnit.SECONDS);
        }
        executor.shutdown();
    }

    /** The same for a task that is handed over as it is, so that it is a task class of its own. */
    public static void call(int times, Callable<?> task) throws Exception {
        ExecutorService executor = perTask();
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            futures.add(executor.submit(task));
        }
        for (Future<?> future : futures) {
            future.get(60, TimeUnit.SECONDS);
        }
        executor.shutdown();
    }
}
