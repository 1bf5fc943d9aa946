/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wait for several calls times out; they all go on. */
public final class FaultyAllOfGivesUp {
    private FaultyAllOfGivesUp() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("all-give-up", 2);
        CompletableFuture<Integer> price = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool);
        CompletableFuture<Integer> stock = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool);
        try {
            // finding: UncancelledTimeout
            CompletableFuture.allOf(price, stock).get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
