/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Composes futures on a pool; the only wait is main's. */
public final class SoundThenCompose {
    private SoundThenCompose() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CompletableFuture<?>[] totals = new CompletableFuture<?>[8];
        for (int i = 0; i < totals.length; i++) {
            int number = i;
            totals[i] = CompletableFuture.supplyAsync(() -> number, pool)
                    .thenComposeAsync(order -> Later.complete(order * 42), pool)
                    .thenCombineAsync(Later.complete(7), Integer::sum, pool);
        }
        CompletableFuture.allOf(totals).join();
        pool.shutdown();
    }
}
