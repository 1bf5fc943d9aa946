/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Hands over the call and composes: a hop that nobody waits in. */
public final class SoundHopThenCompose {
    private SoundHopThenCompose() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> Later.complete(42), ForkJoinPool.commonPool())
                    .thenCompose(price -> price);
        }
        CompletableFuture.allOf(all).join();
    }
}
