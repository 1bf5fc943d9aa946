/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.concurrent.CompletableFuture;

/** Joins a future inside a dependent stage where thenCompose belongs. */
public final class FaultyJoinInThenApply {
    private FaultyJoinInThenApply() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] totals = new CompletableFuture<?>[5];
        for (int i = 0; i < totals.length; i++) {
            int number = i;
            totals[i] = CompletableFuture.supplyAsync(() -> number).thenApplyAsync(order -> {
                // finding: SyncOverAsync future
                return order * Later.complete(42).join();
            });
        }
        CompletableFuture.allOf(totals).join();
    }
}
