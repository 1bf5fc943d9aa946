/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A library computes in a ForkJoinPool of its own. */
// options: application-packages=com.acme.
public final class SoundLibraryInItsOwnForkJoinPool {
    private SoundLibraryInItsOwnForkJoinPool() {}

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(2);
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> Later.spin(150), pool);
        }
        CompletableFuture.allOf(all).join();
        pool.shutdown();
    }
}
