/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stage that waits, on a future that has ended before. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyHandleAsync {
    private FaultyHandleAsync() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            CompletableFuture<String> cached = CompletableFuture.completedFuture("orders");
            // finding[17, 21]: DefaultExecutorChange
            all[i] = cached.handleAsync((table, failure) -> failure == null ? table + load() : "");
        }
        CompletableFuture.allOf(all).join();
    }

    private static String load() {
        try {
            // finding[25]: DefaultExecutorChange
            // finding[25]: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
