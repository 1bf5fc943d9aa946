/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The task logs what it catches and throws it again, as if somebody were there. */
public final class FaultyLogsAndRethrows {
    private FaultyLogsAndRethrows() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Load.named("mail"));
        CountDownLatch runs = new CountDownLatch(3);
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        fetch(runs);
                    } catch (IOException e) {
                        System.out.println("fetch failed: " + e.getMessage());
                        // finding: DeadPeriodicTask
                        throw new UncheckedIOException(e);
                    } finally {
                        runs.countDown();
                    }
                },
                1,
                5,
                TimeUnit.MILLISECONDS);
        runs.await();
        Thread.sleep(100); // the task is dead now
        timer.shutdown();
    }

    private static void fetch(CountDownLatch runs) throws IOException {
        if (runs.getCount() == 1) {
            throw new IOException("mailbox is locked");
        }
    }
}
