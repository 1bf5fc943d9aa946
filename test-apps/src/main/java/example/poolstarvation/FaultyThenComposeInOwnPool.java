/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** The composed stage is to run behind the task that waits for it. */
public final class FaultyThenComposeInOwnPool {
    private FaultyThenComposeInOwnPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("composed", 1);
        pool.execute(() -> {
            CompletableFuture<Integer> composed = CompletableFuture.completedFuture(41)
                    .thenCompose(value -> CompletableFuture.supplyAsync(() -> value + 1, pool));
            // finding: PoolStarvation
            composed.join();
        });
        Standstill.watch();
    }
}
