/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Loads that wait, without an executor: a thread for each up to 24, one thread for all of them from 25 on. */
// jvm: -XX:ActiveProcessorCount=1
public final class FaultyLoadsOnOneProcessor {
    private FaultyLoadsOnOneProcessor() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            // finding[17, 21]: DefaultExecutorChange
            all[i] = CompletableFuture.supplyAsync(FaultyLoadsOnOneProcessor::load);
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
