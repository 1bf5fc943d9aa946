/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/** cancel(true) of a CompletableFuture interrupts nobody. */
public final class FaultyCancelledStage {
    private FaultyCancelledStage() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("cancelled-stage", 1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> {
                    begun.countDown();
                    return Later.spin(2_500);
                },
                pool);
        begun.await();
        // finding: UncancelledTimeout
        answer.cancel(true);
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
