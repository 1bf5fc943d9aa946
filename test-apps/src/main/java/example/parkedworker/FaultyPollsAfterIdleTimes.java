/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker has nothing to do for a hundred times, waits for its pool's queue, and from then on its tasks wait for another queue, again and again for the same. */
public final class FaultyPollsAfterIdleTimes {
    private static final int IDLE_TIMES = 100;

    private FaultyPollsAfterIdleTimes() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        for (int i = 0; i < IDLE_TIMES; i++) {
            pool.submit(() -> "nothing to do").get();
            TimeUnit.MILLISECONDS.sleep(15);
        }
        for (int i = 0; i < 20; i++) {
            // finding: ParkedWorker queue
            pool.submit(() -> replies.poll(40, TimeUnit.MILLISECONDS));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }
}
