/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits for an answer in delayed tasks of a scheduler that has others to run. */
public final class FaultyScheduledJoin {
    private FaultyScheduledJoin() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, Load.named("scheduler"));
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            futures.add(scheduler.schedule(
                    () -> {
                        // finding: WrappedAsync future
                        return Later.complete("rates").join();
                    },
                    1,
                    TimeUnit.MILLISECONDS));
        }
        Load.await(futures);
        scheduler.shutdown();
    }
}
