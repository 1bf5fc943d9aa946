/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A method that only looks into a map is called with supplyAsync by code that is on the common pool. */
public final class FaultySupplyAsyncWithinPool {
    private FaultySupplyAsyncWithinPool() {}

    public static void main(String[] args) {
        Map<Integer, String> names = Map.of(0, "zero", 1, "one", 2, "two");
        Orders.take(
                400_000,
                order -> CompletableFuture.supplyAsync(() -> order % 3)
                        // finding: RedundantHop
                        .thenCompose(id -> CompletableFuture.supplyAsync(() -> names.get(id))));
    }
}
