/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** The handler itself fails, and it is the last stage. */
public final class FaultyHandlerThrows {
    private FaultyHandlerThrows() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future =
                CompletableFuture.supplyAsync(FaultyHandlerThrows::load).exceptionally(failure -> fallback());

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }

    private static String fallback() {
        // finding: UnobservedFailure
        throw new UnsupportedOperationException("no cache either");
    }
}
