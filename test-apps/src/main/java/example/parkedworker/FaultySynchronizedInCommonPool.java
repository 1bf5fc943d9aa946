/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Waits to enter a synchronized method in the common pool. */
public final class FaultySynchronizedInCommonPool {
    private int reads;

    private FaultySynchronizedInCommonPool() {}

    public static void main(String[] args) throws Exception {
        FaultySynchronizedInCommonPool cache = new FaultySynchronizedInCommonPool();
        for (int i = 0; i < 3; i++) {
            Semaphore arrived = new Semaphore(0);
            List<Future<?>> tasks;
            synchronized (cache) {
                tasks = Load.submit(ForkJoinPool.commonPool(), 2, () -> {
                    arrived.release();
                    cache.read();
                });
                arrived.acquire(2);
                Thread.sleep(Later.MILLIS);
            }
            Load.await(tasks);
        }
    }

    private synchronized void read() {
        // finding: ParkedWorker monitor
        reads++;
    }
}
