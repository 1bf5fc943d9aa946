/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Joins a future in the common pool. */
public final class FaultyJoinInCommonPool {
    private FaultyJoinInCommonPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 5, () -> {
            CompletableFuture<String> price = Later.complete("42");
            // finding: SyncOverAsync future
            price.join();
        });
    }
}
