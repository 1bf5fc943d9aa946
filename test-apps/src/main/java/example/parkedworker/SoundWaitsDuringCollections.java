/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Waits of a millisecond, some of which a full collection makes a quarter of a second long. */
// options: threshold=120ms
// jvm: -XX:+UseSerialGC -Xmx1g
// alone: stops the JVM again and again
public final class SoundWaitsDuringCollections {
    private SoundWaitsDuringCollections() {}

    public static void main(String[] args) {
        Garbage garbage = Garbage.thatTakesLong();
        AtomicBoolean over = new AtomicBoolean();
        Semaphore never = new Semaphore(0);
        CompletableFuture<?> parks = waiting(over, () -> LockSupport.parkNanos(1_000_000));
        CompletableFuture<?> acquires = waiting(over, () -> never.tryAcquire(1, TimeUnit.MILLISECONDS));
        CompletableFuture<?> sleeps = waiting(over, () -> Thread.sleep(1));
        for (int i = 0; i < 6; i++) {
            garbage.collect();
        }
        over.set(true);
        CompletableFuture.allOf(parks, acquires, sleeps).join();
    }

    private static CompletableFuture<?> waiting(AtomicBoolean over, Wait wait) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!over.get()) {
                        wait.once();
                    }
                },
                ForkJoinPool.commonPool());
    }

    /** A short wait. */
    private interface Wait {
        void shortly() throws InterruptedException;

        default void once() {
            try {
                shortly();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
