/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** What execute throws reaches the handler of uncaught exceptions. */
public final class SoundExecute {
    private SoundExecute() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, "worker");
            thread.setUncaughtExceptionHandler((dead, failure) -> System.out.println(dead.getName() + ": " + failure));
            return thread;
        });
        pool.execute(SoundExecute::load);
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
        ForkJoinPool other = new ForkJoinPool(
                1,
                ForkJoinPool.defaultForkJoinWorkerThreadFactory,
                (dead, failure) -> System.out.println(dead.getName() + ": " + failure),
                false);
        other.execute(SoundExecute::load);
        other.shutdown();
        other.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
