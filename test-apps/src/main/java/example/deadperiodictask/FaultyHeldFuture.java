/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds the future of the periodic task to cancel it some day, and never asks it. */
public final class FaultyHeldFuture {
    private FaultyHeldFuture() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Load.named("heartbeat"));
        AtomicInteger beats = new AtomicInteger();
        ScheduledFuture<?> beat = timer.scheduleAtFixedRate(() -> beat(beats), 1, 1, TimeUnit.MILLISECONDS);
        while (!beat.isDone()) {
            Thread.sleep(5); // polls
        }
        beat.cancel(false);
        timer.shutdown();
    }

    private static void beat(AtomicInteger beats) {
        // finding: DeadPeriodicTask
        System.out.println(10 / (2 - beats.getAndIncrement()));
    }
}
