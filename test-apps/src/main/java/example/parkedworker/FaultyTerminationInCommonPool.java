/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Waits in the common pool for the end of another pool. */
public final class FaultyTerminationInCommonPool {
    private FaultyTerminationInCommonPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 4, () -> {
            ExecutorService batch = Executors.newCachedThreadPool();
            batch.execute(FaultyTerminationInCommonPool::step);
            batch.shutdown();
            // finding: ParkedWorker termination
            if (!batch.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the batch goes on");
            }
        });
    }

    private static void step() {
        try {
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
