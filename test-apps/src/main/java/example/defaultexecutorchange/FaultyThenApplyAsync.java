/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stage that waits is handed over by whoever completes the stage before it. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyThenApplyAsync {
    private FaultyThenApplyAsync() {}

    public static void main(String[] args) {
        CompletableFuture<String> orders = new CompletableFuture<>();
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = orders.thenApplyAsync(table -> table + load());
        }
        Later.run(() -> orders.complete("orders"));
        CompletableFuture.allOf(all).join();
    }

    private static String load() {
        try {
            // finding: DefaultExecutorChange
            // finding[25]: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
