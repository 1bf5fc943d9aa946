/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread waits for the end of the periodic task and starts it again. */
public final class SoundSupervised {
    private SoundSupervised() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("supervised"));
        AtomicInteger runs = new AtomicInteger();
        for (int attempt = 0; attempt < 2; attempt++) {
            ScheduledFuture<?> task = timer.scheduleAtFixedRate(() -> work(runs), 50, 5, TimeUnit.MILLISECONDS);
            try {
                task.get();
            } catch (ExecutionException e) {
                System.out.println("starts again after " + e.getCause());
            }
        }
        timer.shutdown();
    }

    private static void work(AtomicInteger runs) {
        if (runs.incrementAndGet() % 3 == 0) {
            throw new IllegalStateException("third time");
        }
    }
}
