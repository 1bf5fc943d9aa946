/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Catches what a run throws, logs it and runs again. */
public final class SoundCatches {
    private SoundCatches() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("careful"));
        CountDownLatch runs = new CountDownLatch(5);
        timer.scheduleAtFixedRate(
                () -> {
                    try {
                        refresh(runs);
                    } catch (RuntimeException e) {
                        System.out.println("next time: " + e);
                    }
                },
                1,
                1,
                TimeUnit.MILLISECONDS);
        runs.await();
        timer.shutdown();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void refresh(CountDownLatch runs) {
        runs.countDown();
        throw new IllegalStateException("no connection");
    }
}
