/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Joins several futures at once on the only thread of an executor. */
public final class FaultyAllOfJoinInSingleThread {
    private FaultyAllOfJoinInSingleThread() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newSingleThreadExecutor(), 5, () -> {
            CompletableFuture<String> price = Later.complete("42");
            CompletableFuture<Integer> stock = Later.complete(7);
            // finding: SyncOverAsync future
            CompletableFuture.allOf(price, stock).join();
        });
    }
}
