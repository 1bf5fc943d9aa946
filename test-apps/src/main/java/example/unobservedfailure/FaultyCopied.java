/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands out copies; their owners add stages that pass the failure on, and nobody ends the chain. */
public final class FaultyCopied {
    private FaultyCopied() {}

    public static void main(String[] args) {
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletionStage<String> view = source.copy().minimalCompletionStage();
        view.thenCompose(value -> CompletableFuture.completedFuture(value.length()))
                .thenAccept(System.out::println);
        view.thenCombine(CompletableFuture.completedFuture(1), (value, one) -> value + one);
        view.applyToEither(new CompletableFuture<>(), String::length);
        fail(source);
    }

    private static void fail(CompletableFuture<String> source) {
        // finding: UnobservedFailure
        source.completeExceptionally(new IllegalArgumentException("not a name"));
    }
}
