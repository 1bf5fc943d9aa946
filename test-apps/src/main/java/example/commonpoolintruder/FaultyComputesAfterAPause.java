/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** A library computes on workers that were idle before: those of JDK 17 say ever after that they are parked on their pool. */
// options: application-packages=com.acme.
public final class FaultyComputesAfterAPause {
    private FaultyComputesAfterAPause() {}

    public static void main(String[] args) throws Exception {
        all(() -> Later.spin(20));
        Thread.sleep(200);
        for (int round = 0; round < 6; round++) {
            all(FaultyComputesAfterAPause::render);
        }
    }

    private static void all(Runnable task) {
        CompletableFuture.allOf(IntStream.range(0, 3)
                        .mapToObj(i -> CompletableFuture.runAsync(task, ForkJoinPool.commonPool()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static void render() {
        // finding: CommonPoolIntruder
        Later.spin(400);
    }
}
