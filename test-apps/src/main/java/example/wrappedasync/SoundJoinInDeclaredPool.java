/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Waits on a pool that its owner declares as made for it, and that has threads enough. */
// options: pools=waiting-room*:blocking
public final class SoundJoinInDeclaredPool {
    private SoundJoinInDeclaredPool() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("waiting-room", 10);
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> Later.complete(42).join(), pool);
        }
        CompletableFuture.allOf(all).join();
        pool.shutdown();
    }
}
