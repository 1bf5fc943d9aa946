/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is done in a stage of its own, on a ForkJoinPool. */
public final class FaultyWhenCompleteAsync {
    private FaultyWhenCompleteAsync() {}

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(3);
        LongAdder done = new LongAdder();
        Orders.take(
                200_000,
                order -> CompletableFuture.supplyAsync(() -> Orders.quote(order), pool)
                        // finding: RedundantHop
                        .whenCompleteAsync((price, failure) -> done.increment(), pool));
        pool.shutdown();
    }
}
