/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Joins the second call inside a stage of the first, on a pool whose tasks queue behind it. */
public final class FaultyThenApplyAsyncJoin {
    private FaultyThenApplyAsyncJoin() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("orders", 2);
        CompletableFuture<?>[] totals = new CompletableFuture<?>[10];
        for (int i = 0; i < totals.length; i++) {
            totals[i] = Later.complete(i)
                    .thenApplyAsync(
                            order -> {
                                // finding: WrappedAsync future
                                return order * Later.complete(42).join();
                            },
                            pool);
        }
        CompletableFuture.allOf(totals).join();
        pool.shutdown();
    }
}
