/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A library waits in a pool of its own. */
// options: application-packages=com.acme.
public final class SoundLibraryInItsOwnPool {
    private SoundLibraryInItsOwnPool() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("library", 4);
        for (int round = 0; round < 4; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.supplyAsync(() -> Later.complete(42).join(), pool);
            }
            CompletableFuture.allOf(all).join();
        }
        pool.shutdown();
    }
}
