/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** Starts work and lets its future go. */
public final class FaultyRunAsync {
    private FaultyRunAsync() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Void> future = CompletableFuture.runAsync(FaultyRunAsync::sendMail);

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static void sendMail() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no mail server");
    }
}
