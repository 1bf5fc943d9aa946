/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for what is to run later, and lets a timeout that is not needed any more pend. */
// alone: the JVM ends when main does
public final class SoundDelayedJoined {
    private SoundDelayedJoined() {}

    public static void main(String[] args) {
        CompletableFuture.runAsync(
                        SoundDelayedJoined::send, CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS))
                .join();
        CompletableFuture<String> answer = new CompletableFuture<>();
        answer.orTimeout(1, TimeUnit.HOURS);
        answer.complete("there");
        CompletableFuture<Void> cancelled = CompletableFuture.runAsync(
                SoundDelayedJoined::send, CompletableFuture.delayedExecutor(1, TimeUnit.HOURS));
        cancelled.cancel(false);
    }

    private static void send() {
        System.out.println("sent");
    }
}
