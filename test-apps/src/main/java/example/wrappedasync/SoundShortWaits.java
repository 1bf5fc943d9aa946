/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Waits for less than the threshold each time. */
// options: threshold=500ms
public final class SoundShortWaits {
    private SoundShortWaits() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(
                    () -> new CompletableFuture<Integer>()
                            .completeOnTimeout(42, 1, TimeUnit.MILLISECONDS)
                            .join(),
                    ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(all).join();
    }
}
