/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Dependents of a failed future fail with it and are dropped; one branch receives the failure. */
public final class SoundBranches {
    private SoundBranches() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> source = new CompletableFuture<>();
        source.thenAccept(System.out::println);
        source.thenRun(() -> System.out.println("done"));
        source.thenApply(String::length).thenApply(length -> length + 1);
        source.exceptionally(failure -> "recovered from " + failure.getMessage())
                .thenAccept(System.out::println);
        source.completeExceptionally(new IOException("stream closed"));
    }
}
