/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** The application computes on its common pool. */
public final class SoundComputesInCommonPool {
    private SoundComputesInCommonPool() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> Later.spin(150), ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(all).join();
    }
}
