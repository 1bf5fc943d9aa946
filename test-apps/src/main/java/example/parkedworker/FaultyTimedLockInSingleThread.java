/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a lock with a time limit, on the only thread, while tasks are queued. */
public final class FaultyTimedLockInSingleThread {
    private static final ReentrantLock LOCK = new ReentrantLock();

    private FaultyTimedLockInSingleThread() {}

    public static void main(String[] args) throws Exception {
        LOCK.lock();
        try {
            Load.run(Executors.newSingleThreadExecutor(), 5, () -> {
                // finding: ParkedWorker lock
                if (LOCK.tryLock(Later.MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("main still holds the lock");
                }
            });
        } finally {
            LOCK.unlock();
        }
    }
}
