/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The caller goes on with a default, and the call that was too slow goes on as well. */
public final class FaultyCompleteOnTimeout {
    private FaultyCompleteOnTimeout() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("default-on-timeout", 1);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool)
                // finding: UncancelledTimeout
                .completeOnTimeout(0, 100, TimeUnit.MILLISECONDS);
        System.out.println("answer " + answer.join());
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
