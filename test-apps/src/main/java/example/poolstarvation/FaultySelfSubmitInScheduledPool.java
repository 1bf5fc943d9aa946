/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A timer with one thread waits for what it schedules at once. */
public final class FaultySelfSubmitInScheduledPool {
    private FaultySelfSubmitInScheduledPool() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("self-timer"));
        timer.submit(() -> {
            Future<Integer> inner = timer.schedule(() -> 42, 0, TimeUnit.MILLISECONDS);
            // finding: PoolStarvation
            return inner.get();
        });
        Standstill.watch();
    }
}
