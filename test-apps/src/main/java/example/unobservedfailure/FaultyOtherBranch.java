/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** One branch recovers from what the source throws; what another branch throws itself reaches nobody. */
public final class FaultyOtherBranch {
    private FaultyOtherBranch() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> source = CompletableFuture.supplyAsync(() -> 12);
        source.exceptionally(failure -> 0).thenAccept(value -> System.out.println("shown " + value));
        CompletableFuture<Void> future = source.thenAccept(FaultyOtherBranch::store);

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static void store(int value) {
        // finding: UnobservedFailure
        throw new IllegalStateException("disk full, value " + value);
    }
}
