/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.StampedLock;

/** Waits for a stamped lock in a ForkJoinPool. */
public final class FaultyStampedLockInForkJoinPool {
    private static final StampedLock LOCK = new StampedLock();

    private FaultyStampedLockInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        for (int i = 0; i < 3; i++) {
            Semaphore arrived = new Semaphore(0);
            long stamp = LOCK.writeLock();
            List<Future<?>> tasks = Load.submit(pool, 2, () -> work(arrived));
            arrived.acquire(2);
            Thread.sleep(Later.MILLIS);
            LOCK.unlockWrite(stamp);
            Load.await(tasks);
        }
        pool.shutdown();
    }

    private static void work(Semaphore arrived) {
        arrived.release();
        // finding: ParkedWorker lock
        long stamp = LOCK.writeLock();
        LOCK.unlockWrite(stamp);
    }
}
