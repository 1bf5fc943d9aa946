/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/** Waits of a second, in which the JVM stops for a full collection: they are long without the pause as well. */
// options: threshold=120ms
// jvm: -XX:+UseSerialGC -Xmx1g
// alone: stops the JVM again and again
public final class FaultySleepsDuringCollections {
    private FaultySleepsDuringCollections() {}

    public static void main(String[] args) {
        Garbage garbage = Garbage.thatTakesLong();
        CompletableFuture<?> sleeps = CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < 4; i++) {
                        sleep();
                    }
                },
                ForkJoinPool.commonPool());
        while (!sleeps.isDone()) {
            garbage.collect();
            LockSupport.parkNanos(600_000_000);
        }
    }

    private static void sleep() {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(1_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
