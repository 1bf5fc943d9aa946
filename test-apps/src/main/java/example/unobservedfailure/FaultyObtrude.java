/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** Overwrites a result by a failure after everybody has read it. */
public final class FaultyObtrude {
    private FaultyObtrude() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> state = CompletableFuture.completedFuture("up");
        System.out.println(state.join());
        // finding: UnobservedFailure
        state.obtrudeException(new IllegalStateException("down"));
    }
}
