/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** The second of two steps fails, inside a composition. */
public final class FaultyThenCompose {
    private FaultyThenCompose() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> 4)
                .thenCompose(user -> CompletableFuture.supplyAsync(() -> rights(user)));

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static int rights(int user) {
        // finding: UnobservedFailure
        throw new SecurityException("user " + user);
    }
}
