/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** Three stages carry the failure on, none of them looks at it. */
public final class FaultyThenAccept {
    private FaultyThenAccept() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Void> future = CompletableFuture.supplyAsync(() -> parse("seven"))
                .thenApply(number -> number * 2)
                .thenApply(number -> "number " + number)
                .thenAccept(text -> System.out.println("stored " + text));

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static int parse(String text) {
        // finding: UnobservedFailure
        return Integer.parseInt(text);
    }
}
