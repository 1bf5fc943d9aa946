/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SynchronousQueue;

/** Hands over to a slow taker in a ForkJoinPool. */
public final class FaultySynchronousQueueInForkJoinPool {
    private FaultySynchronousQueueInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(new ForkJoinPool(2), 5, () -> {
            SynchronousQueue<String> counter = new SynchronousQueue<>();
            Later.run(counter::take);
            // finding: ParkedWorker queue
            counter.put("parcel");
        });
    }
}
