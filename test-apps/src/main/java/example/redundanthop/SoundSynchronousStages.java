/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** The stages run on the thread that completes the one before them. */
public final class SoundSynchronousStages {
    private SoundSynchronousStages() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("sync-stages", 3);
        Orders.take(
                20_000,
                order -> CompletableFuture.supplyAsync(() -> order, pool)
                        .thenApply(price -> price + 1)
                        .thenApply(price -> price * 119 / 100));
        pool.shutdown();
    }
}
