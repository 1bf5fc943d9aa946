/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Gets a future with a time limit in a ForkJoinPool. */
public final class FaultyTimedGetInForkJoinPool {
    private FaultyTimedGetInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(new ForkJoinPool(2), 5, () -> {
            CompletableFuture<String> price = Later.complete("42");
            // finding: SyncOverAsync future
            price.get(10, TimeUnit.SECONDS);
        });
    }
}
