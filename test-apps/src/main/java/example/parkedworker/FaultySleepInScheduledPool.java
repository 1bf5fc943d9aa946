/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Two periodic tasks share one thread; each sleeps while the other one is due. */
public final class FaultySleepInScheduledPool {
    private FaultySleepInScheduledPool() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Load.named("timer"));
        CountDownLatch runs = new CountDownLatch(8);
        for (int i = 0; i < 2; i++) {
            ScheduledFuture<?> task = timer.scheduleAtFixedRate(() -> poll(runs), 0, 20, TimeUnit.MILLISECONDS);
            if (task.isCancelled()) {
                throw new IllegalStateException("not scheduled");
            }
        }
        runs.await();
        timer.shutdownNow();
    }

    private static void poll(CountDownLatch runs) {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.countDown();
    }
}
