/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The executor is shut down by shutdownNow while the task waits: the interrupt ends it. */
public final class SoundShutDownWhileRunning {
    private SoundShutDownWhileRunning() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("ending"));
        CountDownLatch runs = new CountDownLatch(1);
        timer.scheduleAtFixedRate(
                () -> {
                    runs.countDown();
                    try {
                        Thread.sleep(10_000);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("interrupted", e);
                    }
                },
                0,
                10,
                TimeUnit.MILLISECONDS);
        runs.await();
        timer.shutdownNow();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }
}
