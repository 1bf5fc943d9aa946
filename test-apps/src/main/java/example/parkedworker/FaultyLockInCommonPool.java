/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/** Waits in the common pool for a lock that somebody else holds. */
public final class FaultyLockInCommonPool {
    private static final ReentrantLock LOCK = new ReentrantLock();

    private FaultyLockInCommonPool() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 3; i++) {
            List<Future<?>> tasks;
            LOCK.lock();
            try {
                tasks = Load.submit(ForkJoinPool.commonPool(), 2, FaultyLockInCommonPool::work);
                while (LOCK.getQueueLength() < 2) {
                    Thread.onSpinWait();
                }
                Thread.sleep(Later.MILLIS);
            } finally {
                LOCK.unlock();
            }
            Load.await(tasks);
        }
    }

    private static void work() {
        // finding: ParkedWorker lock
        LOCK.lock();
        LOCK.unlock();
    }
}
