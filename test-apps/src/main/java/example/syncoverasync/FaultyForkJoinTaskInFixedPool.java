/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;

/** Waits on a thread of a fixed pool for a task of a ForkJoinPool; there is nothing to help with there. */
public final class FaultyForkJoinTaskInFixedPool {
    private FaultyForkJoinTaskInFixedPool() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool computing = new ForkJoinPool(4);
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            ForkJoinTask<Integer> sum = computing.submit(FaultyForkJoinTaskInFixedPool::compute);
            // finding: SyncOverAsync fork-join
            sum.get();
        });
        computing.shutdown();
    }

    private static int compute() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Later.MILLIS);
        int rounds = 0;
        while (System.nanoTime() < end) {
            rounds++;
        }
        return rounds;
    }
}
