/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import java.util.concurrent.CompletableFuture;

/** Hops once per cheap step, on the common pool. */
public final class FaultyThenApplyAsync {
    private FaultyThenApplyAsync() {}

    public static void main(String[] args) {
        Orders.take(
                200_000,
                order -> CompletableFuture.supplyAsync(() -> Orders.quote(order))
                        // finding: RedundantHop
                        .thenApplyAsync(price -> price * 119 / 100));
    }
}
