/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** The caller ignores the future that a method returns, and with it that it failed. */
public final class FaultyFailedFuture {
    private FaultyFailedFuture() {}

    public static void main(String[] args) throws Exception {
        save("");
    }

    private static CompletableFuture<Void> save(String name) {
        if (name.isEmpty()) {
            // finding: UnobservedFailure
            return CompletableFuture.failedFuture(new IllegalArgumentException("a name is needed"));
        }
        return CompletableFuture.completedFuture(null);
    }
}
