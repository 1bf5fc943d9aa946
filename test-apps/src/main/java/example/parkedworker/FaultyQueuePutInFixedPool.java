/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Puts into a full queue while tasks are queued behind it. */
public final class FaultyQueuePutInFixedPool {
    private FaultyQueuePutInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            BlockingQueue<String> outbox = new LinkedBlockingQueue<>(1);
            outbox.add("first");
            Later.run(outbox::take);
            // finding: ParkedWorker queue
            outbox.put("second");
        });
    }
}
