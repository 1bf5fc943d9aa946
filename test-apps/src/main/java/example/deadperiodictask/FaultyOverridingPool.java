/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool class of its own, with a thread that survives; the task does not. */
public final class FaultyOverridingPool {
    private FaultyOverridingPool() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Load.named("poller")) {
            @Override
            protected void afterExecute(Runnable task, Throwable thrown) {
                super.afterExecute(task, thrown);
                System.out.println("thrown: " + thrown); // null: the future has it
            }
        };
        timer.scheduleAtFixedRate(() -> poll(ran), 0, 20, TimeUnit.MILLISECONDS);
        ran.await();
        Thread.sleep(100); // the task is dead now
        timer.shutdown();
    }

    private static void poll(CountDownLatch ran) {
        ran.countDown();
        // finding: DeadPeriodicTask
        throw new IllegalStateException("queue is gone");
    }
}
