/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The exceptions are made without a stack: what is known is the task that failed, and who completed the future. */
public final class FaultyWithoutStack {
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private FaultyWithoutStack() {}

    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        for (int i = 0; i < 3; i++) {
            executor.submit(() -> {
                // finding: UnobservedFailure
                throw new Refused("no more room");
            });
        }
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
        CompletableFuture<String> answer = new CompletableFuture<>();
        // finding: UnobservedFailure
        answer.completeExceptionally(new Refused("no answer"));
    }
}
