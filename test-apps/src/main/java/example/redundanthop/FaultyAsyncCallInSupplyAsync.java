/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A method that returns a future at once is called with supplyAsync, and the future unpacked. */
public final class FaultyAsyncCallInSupplyAsync {
    private FaultyAsyncCallInSupplyAsync() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("calls", 3);
        Orders.take(
                400_000,
                order -> CompletableFuture.supplyAsync(() -> order, pool)
                        .thenCompose(id ->
                                // finding: RedundantHop
                                CompletableFuture.supplyAsync(() -> stock(id), pool)
                                        .thenCompose(stock -> stock)));
        pool.shutdown();
    }

    private static CompletableFuture<Integer> stock(int id) {
        return CompletableFuture.completedFuture(id % 7);
    }
}
