/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives a pool tasks and waits for them on the calling thread, which belongs to no pool. */
public final class Load {
    private Load() {}

    /** Runs the task that many times on the pool, waits for all and shuts the pool down (the common pool stays). */
    public static void run(ExecutorService pool, int times, Task task) throws Exception {
        await(submit(pool, times, task));
        pool.shutdown();
    }

    /** Queues the task that many times. */
    public static List<Future<?>> submit(ExecutorService pool, int times, Task task) {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            futures.add(pool.submit(() -> {
                task.run();
                return null;
            }));
        }
        return futures;
    }

    /** Waits until all are done; throws what the first failed one threw. */
    public static void await(List<Future<?>> futures) throws Exception {
        for (Future<?> future : futures) {
            future.get(30, TimeUnit.SECONDS);
        }
    }

    /** A fixed pool whose threads are called {@code name-1} and so on. */
    public static ExecutorService fixedPool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, named(name));
    }

    /** A factory of threads called {@code name-1} and so on. */
    public static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
