/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;

/** Waits at a barrier in a ForkJoinPool. */
public final class FaultyBarrierInForkJoinPool {
    private FaultyBarrierInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(new ForkJoinPool(2), 5, () -> {
            CyclicBarrier start = new CyclicBarrier(2);
            Later.run(start::await);
            // finding: ParkedWorker barrier
            start.await();
        });
    }
}
