/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** A scheduled executor of several threads is handed a cheap task by its own tasks. */
public final class FaultyScheduledExecutor {
    private FaultyScheduledExecutor() {}

    public static void main(String[] args) {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(3, Load.named("scheduled"));
        LongAdder ticks = new LongAdder();
        Orders.take(
                400_000,
                order -> CompletableFuture.runAsync(
                        () -> {
                            ticks.add(order);
                            // finding: RedundantHop
                            pool.submit(ticks::increment);
                        },
                        pool));
        pool.shutdown();
    }
}
