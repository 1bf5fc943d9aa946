/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** One hop for many items. */
public final class SoundBatches {
    private SoundBatches() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("batches", 3);
        Orders.take(
                2_000,
                order -> CompletableFuture.supplyAsync(() -> order, pool)
                        .thenApplyAsync(
                                first -> {
                                    double sum = 0;
                                    for (int i = 0; i < 20_000; i++) {
                                        sum += Math.sqrt(first + i);
                                    }
                                    return sum;
                                },
                                pool));
        pool.shutdown();
    }
}
