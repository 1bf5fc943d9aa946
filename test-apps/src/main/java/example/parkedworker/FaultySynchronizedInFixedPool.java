/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Waits to enter a synchronized block while tasks are queued. */
public final class FaultySynchronizedInFixedPool {
    private static final Object CACHE = new Object();

    private static int reads;

    private FaultySynchronizedInFixedPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 8; i++) {
            Semaphore arrived = new Semaphore(0);
            List<Future<?>> tasks;
            synchronized (CACHE) {
                tasks = Load.submit(pool, 6, () -> read(arrived));
                arrived.acquire(2);
                Thread.sleep(Later.MILLIS);
            }
            Load.await(tasks);
        }
        pool.shutdown();
    }

    private static void read(Semaphore arrived) {
        arrived.release();
        // finding: ParkedWorker monitor
        synchronized (CACHE) {
            reads++;
        }
    }
}
