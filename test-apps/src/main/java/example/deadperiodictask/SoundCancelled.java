/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Cancels its periodic task, from outside and from within. */
public final class SoundCancelled {
    private SoundCancelled() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("cancelling"));
        CountDownLatch runs = new CountDownLatch(3);
        ScheduledFuture<?> outer = timer.scheduleAtFixedRate(runs::countDown, 1, 1, TimeUnit.MILLISECONDS);
        runs.await();
        outer.cancel(true);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<ScheduledFuture<?>> inner = new AtomicReference<>();
        inner.set(timer.scheduleWithFixedDelay(
                () -> {
                    ScheduledFuture<?> self = inner.get();
                    if (self != null) {
                        self.cancel(false);
                        ended.countDown();
                    }
                },
                1,
                1,
                TimeUnit.MILLISECONDS));
        ended.await();
        timer.shutdown();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }
}
