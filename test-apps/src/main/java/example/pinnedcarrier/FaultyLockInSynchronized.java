/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.locks.ReentrantLock;

/** A lock of java.util.concurrent taken inside synchronized: the inner wait could let go, the outer monitor does not. */
// since: 21
public final class FaultyLockInSynchronized {
    private FaultyLockInSynchronized() {}

    private static final ReentrantLock LOCK = new ReentrantLock(true);

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(6, FaultyLockInSynchronized::append);
    }

    private static void append() throws InterruptedException {
        Object row = new Object();
        synchronized (row) {
            // finding[21]: PinnedCarrier lock
            LOCK.lock();
            try {
                busy();
            } finally {
                LOCK.unlock();
            }
        }
    }

    private static void busy() throws InterruptedException {
        long end = System.nanoTime() + 60_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
