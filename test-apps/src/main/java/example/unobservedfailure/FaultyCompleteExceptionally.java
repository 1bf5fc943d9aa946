/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Fails a promise that nobody has a stage on. */
public final class FaultyCompleteExceptionally {
    private FaultyCompleteExceptionally() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        receive(answer, 503);
    }

    private static void receive(CompletableFuture<String> answer, int status) {
        if (status == 200) {
            answer.complete("body");
        } else {
            // finding: UnobservedFailure
            answer.completeExceptionally(new IOException("status " + status));
        }
    }
}
