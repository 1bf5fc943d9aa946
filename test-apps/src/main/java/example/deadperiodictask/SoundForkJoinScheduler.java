/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** On 25 a ForkJoinPool runs a periodic task that catches. */
// since: 25
public final class SoundForkJoinScheduler {
    private SoundForkJoinScheduler() {}

    public static void main(String[] args) throws Exception {
        Object pool = ForkJoinPool.commonPool();
        CountDownLatch runs = new CountDownLatch(3);
        ScheduledFuture<?> task = ((ScheduledExecutorService) pool)
                .scheduleAtFixedRate(
                        () -> {
                            try {
                                runs.countDown();
                                throw new IllegalStateException("tick");
                            } catch (IllegalStateException e) {
                                System.out.println("next: " + e.getMessage());
                            }
                        },
                        1,
                        5,
                        TimeUnit.MILLISECONDS);
        runs.await();
        task.cancel(false);
    }
}
