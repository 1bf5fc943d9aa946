/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** Leaves the workers of every kind of pool without work for a while, and gives them some again. */
public final class SoundIdleWorkers {
    private SoundIdleWorkers() {}

    public static void main(String[] args) throws Exception {
        List<ExecutorService> pools = List.of(
                Executors.newFixedThreadPool(2),
                Executors.newSingleThreadExecutor(),
                Executors.newCachedThreadPool(),
                Executors.newScheduledThreadPool(2),
                Executors.newWorkStealingPool(2),
                new ForkJoinPool(2));
        for (int i = 0; i < 3; i++) {
            for (ExecutorService pool : pools) {
                Load.await(Load.submit(pool, 4, () -> {}));
            }
            Load.await(Load.submit(ForkJoinPool.commonPool(), 4, () -> {}));
            Thread.sleep(100);
        }
        pools.forEach(ExecutorService::shutdown);
    }
}
