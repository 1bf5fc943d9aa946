/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The same nesting as a chain of stages: no worker waits. */
public final class SoundComposedInOwnPool {
    private SoundComposedInOwnPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("composes", 2);
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> 41, pool)
                    .thenComposeAsync(value -> CompletableFuture.supplyAsync(() -> value + 1, pool), pool);
        }
        CompletableFuture.allOf(all).get(10, TimeUnit.SECONDS);
        pool.shutdown();
    }
}
