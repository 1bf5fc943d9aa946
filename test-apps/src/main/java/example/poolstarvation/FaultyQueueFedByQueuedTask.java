/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The only thread takes from a queue into which a task behind it is to put. */
public final class FaultyQueueFedByQueuedTask {
    private FaultyQueueFedByQueuedTask() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor(Load.named("fed-behind"));
        LinkedBlockingQueue<Integer> replies = new LinkedBlockingQueue<>();
        pool.submit(() -> {
            pool.execute(() -> replies.add(42));
            // finding: PoolStarvation
            return replies.take();
        });
        Standstill.watch();
    }
}
