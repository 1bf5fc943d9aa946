/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** Combines two results, and drops the combination. */
public final class FaultyCombineOneFails {
    private FaultyCombineOneFails() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> net = CompletableFuture.supplyAsync(() -> 100);
        CompletableFuture<Integer> tax = CompletableFuture.supplyAsync(FaultyCombineOneFails::tax);
        CompletableFuture<Integer> future = net.thenCombine(tax, Integer::sum);

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static int tax() {
        // finding: UnobservedFailure
        throw new ArithmeticException("no rate");
    }
}
