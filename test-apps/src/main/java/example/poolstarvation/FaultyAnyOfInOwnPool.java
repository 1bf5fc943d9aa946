/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** The task waits until one of two tasks in its own queue are done. */
public final class FaultyAnyOfInOwnPool {
    private FaultyAnyOfInOwnPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("any-of", 2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            CompletableFuture.runAsync(
                    () -> {
                        both.together();
                        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> 1, pool);
                        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> 2, pool);
                        // finding: PoolStarvation
                        CompletableFuture.anyOf(first, second).join();
                    },
                    pool);
        }
        Standstill.watch();
    }
}
