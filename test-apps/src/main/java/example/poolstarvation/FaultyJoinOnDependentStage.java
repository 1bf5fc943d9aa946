/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** The task waits for the last of several stages, whose first one is behind it in the queue. */
public final class FaultyJoinOnDependentStage {
    private FaultyJoinOnDependentStage() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stages", 2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            CompletableFuture.runAsync(
                    () -> {
                        both.together();
                        CompletableFuture<Integer> sum = CompletableFuture.supplyAsync(() -> 20, pool)
                                .thenApply(price -> price + 1)
                                .thenCombine(CompletableFuture.completedFuture(21), Integer::sum)
                                .whenComplete((value, failure) -> {});
                        // finding: PoolStarvation
                        sum.join();
                    },
                    pool);
        }
        Standstill.watch();
    }
}
