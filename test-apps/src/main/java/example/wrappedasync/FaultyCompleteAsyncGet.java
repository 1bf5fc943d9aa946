/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** Completes a future by a task that gets another one. */
public final class FaultyCompleteAsyncGet {
    private FaultyCompleteAsyncGet() {}

    public static void main(String[] args) {
        for (int i = 0; i < 4; i++) {
            round();
        }
    }

    private static void round() {
        CompletableFuture<?>[] prices = new CompletableFuture<?>[10];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = new CompletableFuture<Integer>()
                    .completeAsync(FaultyCompleteAsyncGet::price, ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(prices).join();
    }

    private static Integer price() {
        try {
            // finding: WrappedAsync future
            return Later.complete(42).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
