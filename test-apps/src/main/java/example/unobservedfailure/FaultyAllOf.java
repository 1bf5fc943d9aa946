/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** Waits for nothing: the future of allOf is dropped with the failure that it carries. */
public final class FaultyAllOf {
    private FaultyAllOf() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> name = CompletableFuture.supplyAsync(() -> "Ada");
        CompletableFuture<String> street = CompletableFuture.supplyAsync(FaultyAllOf::street);
        CompletableFuture<Void> future = CompletableFuture.allOf(name, street);

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static String street() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no address");
    }
}
