/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The slow work is a stage of its own on the pool. */
public final class FaultyAsyncStageTimesOut {
    private FaultyAsyncStageTimesOut() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("async-stage", 1);
        CompletableFuture<Integer> answer = CompletableFuture.completedFuture(7)
                .thenApplyAsync(id -> id + Later.spin(2_500), pool)
                // finding: UncancelledTimeout
                .orTimeout(100, TimeUnit.MILLISECONDS);
        try {
            answer.join();
        } catch (CompletionException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
