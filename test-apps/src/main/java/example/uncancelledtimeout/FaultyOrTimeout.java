/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The future has a timeout, the call behind it has none. */
public final class FaultyOrTimeout {
    private FaultyOrTimeout() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("or-timeout", 1);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool)
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
