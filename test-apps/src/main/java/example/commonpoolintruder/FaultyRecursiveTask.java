/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.Semaphore;

/** A library has a ForkJoinTask of its own that waits for a semaphore. */
// options: application-packages=com.acme.
public final class FaultyRecursiveTask {
    private FaultyRecursiveTask() {}

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 6; round++) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(ForkJoinPool.commonPool().submit(new Part()));
            }
            Load.await(futures);
        }
    }

    private static final class Part extends RecursiveTask<Integer> {
        @Override
        protected Integer compute() {
            Semaphore permits = new Semaphore(0);
            Later.run(permits::release);
            // finding: CommonPoolIntruder
            permits.acquireUninterruptibly();
            return 1;
        }
    }
}
