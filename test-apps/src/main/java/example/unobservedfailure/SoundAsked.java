/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks futures how they ended, without being thrown at. */
public final class SoundAsked {
    private SoundAsked() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> first = CompletableFuture.failedFuture(new IOException("first"));
        if (first.isCompletedExceptionally()) {
            System.out.println("the first one failed");
        }
        CompletableFuture<String> second = CompletableFuture.failedFuture(new IOException("second"));
        try {
            second.getNow("nothing yet");
        } catch (CompletionException e) {
            System.out.println(e.getMessage());
        }
        CompletableFuture<String> third = CompletableFuture.failedFuture(new IOException("third"));
        third.exceptionallyCompose(failure -> CompletableFuture.completedFuture("instead"))
                .thenAccept(System.out::println);
        CompletableFuture<String> fourth = new CompletableFuture<>();
        fourth.exceptionallyCompose(failure -> CompletableFuture.completedFuture("later"))
                .thenAccept(System.out::println);
        fourth.completeExceptionally(new IOException("fourth"));
    }
}
