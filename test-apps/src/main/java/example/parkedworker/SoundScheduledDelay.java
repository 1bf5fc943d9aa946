/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A scheduled pool waits for the time of its next task. */
public final class SoundScheduledDelay {
    private SoundScheduledDelay() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        CountDownLatch runs = new CountDownLatch(5);
        ScheduledFuture<?> periodic =
                timer.scheduleWithFixedDelay(runs::countDown, Later.MILLIS, Later.MILLIS, TimeUnit.MILLISECONDS);
        runs.await();
        periodic.cancel(false);
        timer.shutdown();
    }
}
