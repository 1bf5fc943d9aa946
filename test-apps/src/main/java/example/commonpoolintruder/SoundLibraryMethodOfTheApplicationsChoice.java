/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** The application itself gives a method of a library to the common pool, to compute. */
public final class SoundLibraryMethodOfTheApplicationsChoice {
    private SoundLibraryMethodOfTheApplicationsChoice() {}

    public static void main(String[] args) {
        HashFunction sha = Hashing.sha512();
        byte[] image = new byte[8_000_000];
        for (int round = 0; round < 4; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.completedFuture(image)
                        .thenApplyAsync(sha::hashBytes, ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }
}
