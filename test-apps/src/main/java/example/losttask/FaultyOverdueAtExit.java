/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A reminder is due behind a task that takes too long, on a daemon thread, when the JVM ends. */
// alone: the JVM ends when main does
public final class FaultyOverdueAtExit {
    private FaultyOverdueAtExit() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("busy-timer"));
        CountDownLatch begun = new CountDownLatch(1);
        timer.execute(() -> {
            begun.countDown();
            synchronise(begun);
        });
        timer.schedule(FaultyOverdueAtExit::remind, 10, TimeUnit.MILLISECONDS);
        begun.await();
        Thread.sleep(400); // the time that main takes for its own work
    }

    private static void synchronise(CountDownLatch begun) {
        while (begun.getCount() == 0) {
            // finding: LostTask
            LockSupport.park();
        }
    }

    private static void remind() {
        // finding: LostTask
        System.out.println("the meeting begins");
    }
}
