/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a condition while tasks are queued. */
public final class FaultyConditionInFixedPool {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private boolean full;

    private FaultyConditionInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> new FaultyConditionInFixedPool().take());
    }

    private void take() throws InterruptedException {
        Later.run(this::fill);
        lock.lock();
        try {
            while (!full) {
                // finding: ParkedWorker condition
                filled.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void fill() {
        lock.lock();
        try {
            full = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }
}
