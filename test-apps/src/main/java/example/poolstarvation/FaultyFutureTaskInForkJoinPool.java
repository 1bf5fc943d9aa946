/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Standstill;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/** A ForkJoinPool adds no spare thread for FutureTask.get: each worker waits for a task behind it. */
public final class FaultyFutureTaskInForkJoinPool {
    private FaultyFutureTaskInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            pool.submit(() -> {
                both.together();
                FutureTask<Integer> inner = new FutureTask<>(() -> 42);
                pool.execute(inner);
                // finding: PoolStarvation
                return inner.get();
            });
        }
        Standstill.watch();
    }
}
