/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** After the delay the task goes to the default executor, and waits. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyDelayedExecutor {
    private FaultyDelayedExecutor() {}

    public static void main(String[] args) {
        Executor later = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(FaultyDelayedExecutor::load, later);
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
