/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes every result of a completion service and of scheduled tasks. */
public final class SoundResultsTaken {
    private SoundResultsTaken() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2, Load.named("results"));
        CompletionService<String> results = new ExecutorCompletionService<>(pool);
        results.submit(() -> "fine");
        results.submit(SoundResultsTaken::load);
        for (int i = 0; i < 2; i++) {
            report(results.take());
        }
        report(pool.schedule(SoundResultsTaken::load, 5, TimeUnit.MILLISECONDS));
        pool.shutdown();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }

    private static void report(Future<String> future) throws InterruptedException {
        try {
            System.out.println(future.get());
        } catch (ExecutionException e) {
            System.out.println("failed: " + e.getCause());
        }
    }
}
