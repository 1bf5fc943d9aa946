/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Some hundred hops cost nobody anything. */
public final class SoundFewHops {
    private SoundFewHops() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("few-hops", 3);
        Orders.take(
                700,
                order -> CompletableFuture.supplyAsync(() -> order, pool).thenApplyAsync(price -> price + 1, pool));
        pool.shutdown();
    }
}
