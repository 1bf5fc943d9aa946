/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A refresh that throws at its third run is never run again. */
public final class FaultyFixedRate {
    private FaultyFixedRate() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("refresh"));
        CountDownLatch threw = new CountDownLatch(3);
        timer.scheduleAtFixedRate(() -> refresh(threw), 5, 5, TimeUnit.MILLISECONDS);
        threw.await();
        Thread.sleep(100); // the task is dead now: the executor lives on without it
        timer.shutdown();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void refresh(CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new IllegalStateException("no connection");
        }
    }
}
