/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Each step computes for longer than a hop takes. */
public final class SoundLongSteps {
    private SoundLongSteps() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("long-steps", 3);
        Orders.take(
                2_000, order -> CompletableFuture.supplyAsync(() -> order, pool).thenApplyAsync(Orders::price, pool));
        pool.shutdown();
    }
}
