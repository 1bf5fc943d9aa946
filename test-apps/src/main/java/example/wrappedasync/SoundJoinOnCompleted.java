/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Joins in a task what is complete by then. */
public final class SoundJoinOnCompleted {
    private SoundJoinOnCompleted() {}

    public static void main(String[] args) {
        CompletableFuture<Integer> cached = CompletableFuture.completedFuture(42);
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> cached.join(), ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(all).join();
    }
}
