/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Readers wait for a writer while tasks are queued behind them. */
public final class FaultyReadLockInFixedPool {
    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

    private FaultyReadLockInFixedPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 3; i++) {
            List<Future<?>> tasks;
            LOCK.writeLock().lock();
            try {
                tasks = Load.submit(pool, 6, FaultyReadLockInFixedPool::read);
                while (LOCK.getQueueLength() < 2) {
                    Thread.onSpinWait();
                }
                Thread.sleep(Later.MILLIS);
            } finally {
                LOCK.writeLock().unlock();
            }
            Load.await(tasks);
        }
        pool.shutdown();
    }

    private static void read() {
        // finding: ParkedWorker lock
        LOCK.readLock().lock();
        LOCK.readLock().unlock();
    }
}
