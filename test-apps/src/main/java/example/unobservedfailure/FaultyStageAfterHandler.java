/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** Logs failures of the work in a handler, and has one stage more behind it. */
public final class FaultyStageAfterHandler {
    private FaultyStageAfterHandler() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Void> future = CompletableFuture.supplyAsync(() -> "{}")
                .whenComplete((body, failure) -> System.out.println(body + " " + failure))
                .thenApply(FaultyStageAfterHandler::price)
                .thenAccept(price -> System.out.println(price));

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static int price(String body) {
        // finding: UnobservedFailure
        throw new IllegalArgumentException("no price in " + body);
    }
}
