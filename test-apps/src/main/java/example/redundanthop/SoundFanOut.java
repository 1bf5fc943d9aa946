/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A task hands over parts that compute at once. */
public final class SoundFanOut {
    private SoundFanOut() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("fan-out", 3);
        Orders.take(
                500,
                order -> CompletableFuture.supplyAsync(
                                () -> {
                                    List<CompletableFuture<?>> parts = new ArrayList<>();
                                    for (int i = 0; i < 4; i++) {
                                        int part = order + i;
                                        parts.add(CompletableFuture.supplyAsync(() -> Orders.price(part), pool));
                                    }
                                    return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new));
                                },
                                pool)
                        .thenCompose(all -> all));
        pool.shutdown();
    }
}
