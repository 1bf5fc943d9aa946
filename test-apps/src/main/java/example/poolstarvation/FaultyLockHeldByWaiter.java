/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/** One worker waits for a task behind it and holds a lock; the other waits for the lock. */
public final class FaultyLockHeldByWaiter {
    private FaultyLockHeldByWaiter() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("lock-held", 2);
        Standstill both = new Standstill(2);
        ReentrantLock lock = new ReentrantLock();
        for (int i = 0; i < 2; i++) {
            pool.submit(() -> {
                both.together();
                lock.lock();
                try {
                    Future<Integer> inner = pool.submit(() -> 42);
                    // finding: PoolStarvation
                    return inner.get();
                } finally {
                    lock.unlock();
                }
            });
        }
        Standstill.watch();
    }
}
