/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Each step of a chain on a pool of its own hops to that pool again. */
public final class FaultyChainOnFixedPool {
    private FaultyChainOnFixedPool() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("orders", 3);
        Orders.take(
                400_000,
                order -> CompletableFuture.supplyAsync(() -> order, pool)
                        // finding: RedundantHop
                        .thenApplyAsync(price -> price + 1, pool)
                        // finding: RedundantHop
                        .handleAsync((price, failure) -> price == null ? 0 : price, pool));
        pool.shutdown();
    }
}
