/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The second source is asked, and waited for, when the first has failed. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyExceptionallyAsync {
    private FaultyExceptionallyAsync() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            CompletableFuture<String> first = new CompletableFuture<>();
            all[i] = first.exceptionallyAsync(failure -> load());
            Later.run(() -> first.completeExceptionally(new IllegalStateException("first is down")));
        }
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
