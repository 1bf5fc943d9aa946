/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.locks.ReentrantLock;

/** A ReentrantLock held over a sleep: the waiters let go of their carriers. */
// since: 21
public final class SoundLock {
    private SoundLock() {}

    private static final ReentrantLock LOCK = new ReentrantLock();

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, SoundLock::update);
    }

    private static void update() throws InterruptedException {
        LOCK.lock();
        try {
            Thread.sleep(40);
        } finally {
            LOCK.unlock();
        }
    }
}
