/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands out a stage that can only be composed, and its receiver only composes. */
public final class FaultyMinimalStage {
    private FaultyMinimalStage() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletionStage<Integer> stage = source.minimalCompletionStage();
        stage.thenApply(value -> value + 1).thenAccept(System.out::println);
        source.copy().thenRun(() -> System.out.println("there"));
        // finding: UnobservedFailure
        source.completeExceptionally(new IOException("stream closed"));
    }
}
