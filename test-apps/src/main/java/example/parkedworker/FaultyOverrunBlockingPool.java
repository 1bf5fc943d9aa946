/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;

/** A pool that is declared as blocking has far more tasks than threads: even there the queue is a loss. */
// options: pools=overrun-io*:blocking
public final class FaultyOverrunBlockingPool {
    private FaultyOverrunBlockingPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Load.fixedPool("overrun-io", 2), 20, () -> {
            CountDownLatch replied = new CountDownLatch(1);
            Later.run(replied::countDown);
            // finding: ParkedWorker latch
            replied.await();
        });
    }
}
