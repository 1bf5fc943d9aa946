/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Waits in the common pool for a reply that comes through a queue. */
public final class FaultyQueuePollInCommonPool {
    private FaultyQueuePollInCommonPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 5, () -> {
            BlockingQueue<String> replies = new ArrayBlockingQueue<>(1);
            Later.run(() -> replies.put("reply"));
            // finding: ParkedWorker queue
            String reply = replies.poll(10, TimeUnit.SECONDS);
            if (reply == null) {
                throw new IllegalStateException("no reply");
            }
        });
    }
}
