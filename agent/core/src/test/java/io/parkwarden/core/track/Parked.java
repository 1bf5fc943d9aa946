/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits for something, and what the JDK says it is parked on. */
final class Parked {
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    private final Thread thread;
    private final Object blocker;

    private Parked(Thread thread, Object blocker) {
        this.thread = thread;
        this.blocker = blocker;
    }

    /** Starts the wait on a thread of its own and goes on when that is parked. */
    static Parked in(Runnable wait) {
        Thread thread = new Thread(wait, "parked");
        thread.setDaemon(true);
        thread.start();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        Object blocker = LockSupport.getBlocker(thread);
        while (blocker == null) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("it did not park");
            }
            Thread.onSpinWait();
            blocker = LockSupport.getBlocker(thread);
        }
        return new Parked(thread, blocker);
    }

    Thread thread() {
        return thread;
    }

    Object blocker() {
        return blocker;
    }
}
