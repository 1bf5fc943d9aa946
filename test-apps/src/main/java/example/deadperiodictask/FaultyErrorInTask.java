/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An error, which a catch of Exception lets through, ends the task as well. */
public final class FaultyErrorInTask {
    private FaultyErrorInTask() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("statistics"));
        CountDownLatch ran = new CountDownLatch(1);
        timer.scheduleAtFixedRate(() -> collect(ran), 0, 10, TimeUnit.MILLISECONDS);
        ran.await();
        Thread.sleep(100); // the task is dead now
        timer.shutdown();
    }

    private static void collect(CountDownLatch ran) {
        try {
            ran.countDown();
            // finding: DeadPeriodicTask
            throw new AssertionError("negative count");
        } catch (RuntimeException e) {
            System.out.println("statistics failed: " + e);
        }
    }
}
