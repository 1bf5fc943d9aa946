/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.CompletableFuture;

/** Sleeps in tasks of the common pool. */
public final class FaultySleepInCommonPool {
    private FaultySleepInCommonPool() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] replies = new CompletableFuture<?>[6];
        for (int i = 0; i < replies.length; i++) {
            replies[i] = CompletableFuture.supplyAsync(FaultySleepInCommonPool::reply);
        }
        CompletableFuture.allOf(replies).join();
    }

    private static String reply() {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "reply";
    }
}
