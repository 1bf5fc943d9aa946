/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Retries later, and the JVM ends before. */
// alone: the JVM ends when main does
public final class FaultyDelayedAtExit {
    private FaultyDelayedAtExit() {}

    public static void main(String[] args) {
        // finding: LostTask
        CompletableFuture.runAsync(FaultyDelayedAtExit::send, CompletableFuture.delayedExecutor(1, TimeUnit.HOURS));
    }

    private static void send() {
        System.out.println("sent");
    }
}
