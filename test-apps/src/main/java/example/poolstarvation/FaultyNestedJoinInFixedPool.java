/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Each task of the pool waits for another task of the pool: with two at a time nobody is left to run it. */
public final class FaultyNestedJoinInFixedPool {
    private FaultyNestedJoinInFixedPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("nested-join", 2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            CompletableFuture.supplyAsync(() -> price(pool, both), pool);
        }
        Standstill.watch();
    }

    private static int price(ExecutorService pool, Standstill both) {
        both.together();
        CompletableFuture<Integer> rate = CompletableFuture.supplyAsync(() -> 3, pool);
        // finding: PoolStarvation
        return 14 * rate.join();
    }
}
