/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks after its periodic tasks now and then, and finds the dead one. */
public final class SoundSeenLater {
    private SoundSeenLater() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("looked-after"));
        CountDownLatch ran = new CountDownLatch(1);
        ScheduledFuture<?> task = timer.scheduleAtFixedRate(() -> work(ran), 0, 10, TimeUnit.MILLISECONDS);
        ran.await();
        Thread.sleep(200); // the round of the caretaker
        if (task.isDone()) {
            try {
                task.get();
            } catch (ExecutionException e) {
                System.out.println("dead: " + e.getCause());
            }
        }
        timer.shutdown();
    }

    private static void work(CountDownLatch ran) {
        ran.countDown();
        throw new IllegalStateException("broken");
    }
}
