/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** The user wants to hear nothing of the common pool. */
// options: application-packages=com.acme.,pools=commonPool:ignore
public final class SoundIgnoredPool {
    private SoundIgnoredPool() {}

    public static void main(String[] args) {
        for (int round = 0; round < 4; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.supplyAsync(() -> Later.complete(42).join(), ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }
}
