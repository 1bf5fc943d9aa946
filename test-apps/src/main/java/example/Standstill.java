/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** For programs whose pools stand still: lets them do so for a while, on daemon threads that end with the JVM. */
public final class Standstill {
    private static final long WATCHED_MILLIS = 2_000;

    private final int tasks;
    private final AtomicInteger begun = new AtomicInteger();

    /** Tasks that call {@link #together} go on when so many of them run. */
    public Standstill(int tasks) {
        this.tasks = tasks;
    }

    /** Goes on when all tasks have begun; spins, as a wait would be seen. */
    public void together() {
        begun.incrementAndGet();
        while (begun.get() < tasks) {
            Thread.onSpinWait();
        }
    }

    /** Waits until all tasks have begun, for who is none of them. */
    public void awaitAll() throws InterruptedException {
        while (begun.get() < tasks) {
            Thread.sleep(5); // polls; the condition, not the time, decides
        }
    }

    /** Gives the pools two seconds to stand still, and whoever watches the time to see it. */
    public static void watch() throws InterruptedException {
        new CountDownLatch(1).await(WATCHED_MILLIS, TimeUnit.MILLISECONDS);
    }
}
