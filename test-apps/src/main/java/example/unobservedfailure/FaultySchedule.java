/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A task for later throws; nobody holds the future that schedule returned. */
public final class FaultySchedule {
    private FaultySchedule() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("reminders"));
        timer.schedule(FaultySchedule::remind, 10, TimeUnit.MILLISECONDS);
        timer.shutdown();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void remind() {
        // finding: UnobservedFailure
        throw new IllegalStateException("whom?");
    }
}
