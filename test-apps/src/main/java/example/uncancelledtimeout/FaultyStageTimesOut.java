/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The last stage has a timeout; the task that begins the chain never hears of it. */
public final class FaultyStageTimesOut {
    private FaultyStageTimesOut() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stage-timeout", 1);
        CompletableFuture<String> page = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool)
                .thenApply(number -> number + 1)
                .thenApply(number -> "page " + number)
                // finding: UncancelledTimeout
                .orTimeout(100, TimeUnit.MILLISECONDS);
        try {
            page.join();
        } catch (CompletionException e) {
            System.out.println("no page in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
