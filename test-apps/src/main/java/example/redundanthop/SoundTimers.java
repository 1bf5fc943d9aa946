/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tasks that are due later are handed to the timer by its own thread. */
public final class SoundTimers {
    private SoundTimers() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, Load.named("timers"));
        CountDownLatch over = new CountDownLatch(4_000);
        timers.execute(() -> {
            for (int i = 0; i < 4_000; i++) {
                timers.schedule(over::countDown, 1 + i % 50, TimeUnit.MILLISECONDS);
            }
        });
        over.await();
        timers.shutdown();
    }
}
