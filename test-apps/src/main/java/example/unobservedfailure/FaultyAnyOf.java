/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** The failure wins the race, and nobody reads who won. */
public final class FaultyAnyOf {
    private FaultyAnyOf() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<String> quick = CompletableFuture.supplyAsync(FaultyAnyOf::ask);
        CompletableFuture<Object> future = CompletableFuture.anyOf(slow, quick);

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static String ask() {
        // finding: UnobservedFailure
        throw new IllegalStateException("not the master");
    }
}
