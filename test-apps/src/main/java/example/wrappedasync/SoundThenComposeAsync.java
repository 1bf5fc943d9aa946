/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Composes the second call in a stage of the first. */
public final class SoundThenComposeAsync {
    private SoundThenComposeAsync() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] totals = new CompletableFuture<?>[10];
        for (int i = 0; i < totals.length; i++) {
            totals[i] = Later.complete(i)
                    .thenComposeAsync(
                            order -> Later.complete(42).thenApply(price -> order * price), ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(totals).join();
    }
}
