/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/** Waits in the common pool for a latch that a callback counts down. */
public final class FaultyLatchInCommonPool {
    private FaultyLatchInCommonPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 5, () -> {
            CountDownLatch replied = new CountDownLatch(1);
            Later.run(replied::countDown);
            // finding: ParkedWorker latch
            replied.await();
        });
    }
}
