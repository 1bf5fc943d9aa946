/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Submits a look-up to the ForkJoinPool that the code is on, and joins it. */
public final class FaultyForkJoinSubmit {
    private FaultyForkJoinSubmit() {}

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(3);
        int[] prices = {3, 5, 8};
        Orders.take(
                400_000,
                order -> CompletableFuture.supplyAsync(
                        () -> {
                            // finding: RedundantHop
                            return pool.submit(() -> prices[order % 3]).join();
                        },
                        pool));
        pool.shutdown();
    }
}
