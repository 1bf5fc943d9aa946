/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** On 25 a ForkJoinPool is a scheduler, and treats a task that throws in the same way. */
// since: 25
public final class FaultyForkJoinScheduler {
    private FaultyForkJoinScheduler() {}

    public static void main(String[] args) throws Exception {
        Object pool = ForkJoinPool.commonPool();
        CountDownLatch ran = new CountDownLatch(1);
        ScheduledFuture<?> task =
                ((ScheduledExecutorService) pool).scheduleWithFixedDelay(() -> tick(ran), 1, 5, TimeUnit.MILLISECONDS);
        ran.await();
        while (!task.isDone()) {
            Thread.sleep(5); // polls
        }
    }

    private static void tick(CountDownLatch ran) {
        ran.countDown();
        // finding: DeadPeriodicTask
        throw new IllegalStateException("tock");
    }
}
