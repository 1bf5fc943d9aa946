/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Limits the wait by a timer instead of a thread. */
public final class SoundOrTimeout {
    private SoundOrTimeout() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = Later.complete(i)
                    .thenComposeAsync(
                            order -> Later.complete(42).orTimeout(20, TimeUnit.SECONDS), ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(all).join();
    }
}
