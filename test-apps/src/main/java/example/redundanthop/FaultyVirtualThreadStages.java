/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.VirtualThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Each step of a chain starts a virtual thread, from a virtual thread of the same executor. */
// since: 21
public final class FaultyVirtualThreadStages {
    private FaultyVirtualThreadStages() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = VirtualThreads.perTask();
        Orders.take(
                400_000,
                order -> CompletableFuture.supplyAsync(() -> order, pool)
                        // finding: RedundantHop
                        .thenApplyAsync(price -> price + 1, pool));
        pool.shutdown();
    }
}
