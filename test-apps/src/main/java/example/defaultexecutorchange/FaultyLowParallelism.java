/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The processors are many, but a property leaves the common pool one worker. */
// jvm: -XX:ActiveProcessorCount=4 -Djava.util.concurrent.ForkJoinPool.common.parallelism=1
public final class FaultyLowParallelism {
    private FaultyLowParallelism() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            // finding[17, 21]: DefaultExecutorChange
            all[i] = CompletableFuture.supplyAsync(FaultyLowParallelism::load);
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
