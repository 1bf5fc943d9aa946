/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a lock that others hold, and starts an asynchronous call under it. */
public final class SoundLockBeforeAsyncCall {
    private SoundLockBeforeAsyncCall() {}

    private static final ReentrantLock LOCK = new ReentrantLock();

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            CountDownLatch held = new CountDownLatch(1);
            Thread holder = new Thread(() -> hold(held), "holder");
            holder.start();
            held.await();
            call().join();
            holder.join();
        }
    }

    private static CompletableFuture<Integer> call() {
        LOCK.lock();
        try {
            return Later.complete(1);
        } finally {
            LOCK.unlock();
        }
    }

    private static void hold(CountDownLatch held) {
        LOCK.lock();
        try {
            held.countDown();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Later.MILLIS));
        } finally {
            LOCK.unlock();
        }
    }
}
