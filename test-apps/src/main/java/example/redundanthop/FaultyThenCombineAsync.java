/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Adds two results in a stage of its own, on the pool that has both. */
public final class FaultyThenCombineAsync {
    private FaultyThenCombineAsync() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("combinations", 3);
        Orders.take(200_000, order -> {
            CompletableFuture<Integer> price = CompletableFuture.supplyAsync(() -> Orders.quote(order), pool);
            CompletableFuture<Integer> tax = CompletableFuture.supplyAsync(() -> Orders.quote(order) / 5, pool);
            // finding: RedundantHop
            return price.thenCombineAsync(tax, Integer::sum, pool);
        });
        pool.shutdown();
    }
}
