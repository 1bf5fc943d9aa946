/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A future is completed by a task that waits; the task is a class with a name. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyCompleteAsync {
    private FaultyCompleteAsync() {}

    /** Loads. */
    private static final class Load implements Supplier<String> {
        @Override
        public String get() {
            return load();
        }
    }

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            CompletableFuture<String> rows = new CompletableFuture<>();
            // finding[17, 21]: DefaultExecutorChange
            all[i] = rows.completeAsync(new Load());
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
