/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A clean-up with a delay after each run fails at its first run. */
public final class FaultyFixedDelay {
    private FaultyFixedDelay() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Load.named("clean-up"));
        CountDownLatch ran = new CountDownLatch(1);
        timer.scheduleWithFixedDelay(() -> clean(ran), 1, 10, TimeUnit.MILLISECONDS);
        ran.await();
        Thread.sleep(100); // the task is dead now
        timer.shutdownNow();
    }

    private static void clean(CountDownLatch ran) {
        ran.countDown();
        List<String> files = List.of("a", "b");
        // finding: DeadPeriodicTask
        files.remove(0);
    }
}
