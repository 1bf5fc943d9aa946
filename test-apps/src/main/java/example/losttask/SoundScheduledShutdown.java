/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A scheduler with a periodic and a delayed task is ended: neither is meant to run on. */
public final class SoundScheduledShutdown {
    private SoundScheduledShutdown() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("ending-timer"));
        timer.scheduleAtFixedRate(() -> System.out.println("tick"), 1, 1, TimeUnit.HOURS);
        timer.schedule(() -> System.out.println("timeout"), 1, TimeUnit.HOURS);
        timer.shutdownNow();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }
}
