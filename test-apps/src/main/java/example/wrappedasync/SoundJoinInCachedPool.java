/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Waits on threads of a pool that adds one whenever none is idle. */
public final class SoundJoinInCachedPool {
    private SoundJoinInCachedPool() {}

    public static void main(String[] args) {
        ExecutorService pool = Executors.newCachedThreadPool();
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> Later.complete(42).join(), pool);
        }
        CompletableFuture.allOf(all).join();
        pool.shutdown();
    }
}
