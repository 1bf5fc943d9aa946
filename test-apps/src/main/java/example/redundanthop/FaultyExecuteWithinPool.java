/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** Hands a counter to the pool that the code is on, as the last thing that each task does. */
public final class FaultyExecuteWithinPool {
    private FaultyExecuteWithinPool() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("counters", 3);
        LongAdder served = new LongAdder();
        Orders.take(
                400_000,
                order -> CompletableFuture.runAsync(
                        () -> {
                            served.add(order);
                            // finding: RedundantHop
                            pool.execute(served::increment);
                        },
                        pool));
        pool.shutdown();
    }
}
