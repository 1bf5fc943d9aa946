/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.locks.ReentrantLock;

/** Work in short pieces with a contended lock between them. */
// since: 21
public final class SoundLocksBetween {
    private SoundLocksBetween() {}

    public static void main(String[] args) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        VirtualThreads.run(12, () -> {
            for (int i = 0; i < 5; i++) {
                lock.lock();
                try {
                    Burn.millis(5);
                } finally {
                    lock.unlock();
                }
            }
        });
    }
}
