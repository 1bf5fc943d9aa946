/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The same line fails again and again, on several threads and in futures of several kinds: one finding. */
public final class FaultyRepeated {
    private FaultyRepeated() {}

    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 20; i++) {
            CompletableFuture.runAsync(FaultyRepeated::publish, executor)
                    .thenRun(() -> System.out.println("published"));
        }
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void publish() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no broker");
    }
}
