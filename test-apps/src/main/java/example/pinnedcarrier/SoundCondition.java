/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Conditions of a lock instead of Object.wait. */
// since: 21
public final class SoundCondition {
    private SoundCondition() {}

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CHANGED = LOCK.newCondition();

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(50, SoundCondition::awaitChange);
    }

    private static void awaitChange() throws InterruptedException {
        LOCK.lock();
        try {
            CHANGED.await(80, TimeUnit.MILLISECONDS);
        } finally {
            LOCK.unlock();
        }
    }
}
