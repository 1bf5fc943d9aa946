/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import com.google.common.util.concurrent.ListeningScheduledExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The scheduler is wrapped by Guava, so that its futures could be listened to. */
public final class FaultyGuavaListeningScheduler {
    private FaultyGuavaListeningScheduler() {}

    @SuppressWarnings("CheckReturnValue")
    public static void main(String[] args) throws Exception {
        ListeningScheduledExecutorService timer =
                MoreExecutors.listeningDecorator(Executors.newScheduledThreadPool(2, Load.named("rates")));
        CountDownLatch runs = new CountDownLatch(3);
        timer.scheduleAtFixedRate(() -> fetch(runs), 1, 5, TimeUnit.MILLISECONDS);
        runs.await();
        Thread.sleep(100); // the task is dead now
        timer.shutdown();
    }

    private static void fetch(CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new UnsupportedOperationException("no rate today");
        }
    }
}
