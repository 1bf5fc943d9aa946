/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wait for a stage times out, and nobody comes back for it. */
public final class FaultyGetOfStageGivesUp {
    private FaultyGetOfStageGivesUp() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stage-gives-up", 1);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool);
        try {
            // finding: UncancelledTimeout
            answer.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
