/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends a scheduler at once although a task waits for its time: information at most. */
public final class SoundDelayedShutDown {
    private SoundDelayedShutDown() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.schedule(() -> System.out.println("reminded"), 1, TimeUnit.HOURS);
        scheduler.shutdownNow();
        scheduler.awaitTermination(10, TimeUnit.SECONDS);
    }
}
