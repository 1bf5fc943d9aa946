/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Waits and fails in a pool; run on a JDK in which names are others than the agent knows. */
public final class UnknownJdk {
    private UnknownJdk() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("unknown", 2);
        Future<?> failing = pool.submit(() -> {
            throw new IllegalStateException("mine");
        });
        try {
            failing.get();
        } catch (ExecutionException expected) {
            System.out.println(expected.getCause());
        }
        Load.run(pool, 6, () -> {
            CountDownLatch replied = new CountDownLatch(1);
            Later.run(replied::countDown);
            // finding: ParkedWorker latch
            replied.await();
        });
    }
}
