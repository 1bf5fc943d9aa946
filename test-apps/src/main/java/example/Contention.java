/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that somebody else holds for a while. */
public final class Contention {
    private Contention() {}

    /** A thread of its own takes the lock, and gives it back {@link Later#MILLIS} ms later. Returns once it has it. */
    public static void hold(ReentrantLock lock) {
        AtomicBoolean held = new AtomicBoolean();
        Thread holder = new Thread(
                () -> {
                    lock.lock();
                    held.set(true);
                    try {
                        Thread.sleep(Later.MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        lock.unlock();
                    }
                },
                "lock-holder");
        holder.setDaemon(true);
        holder.start();
        while (!held.get()) {
            Thread.onSpinWait(); // does not wait: the caller is to wait for the lock and nothing else
        }
    }
}
