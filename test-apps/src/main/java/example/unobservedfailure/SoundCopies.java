/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Of several copies of a future one is read. */
public final class SoundCopies {
    private SoundCopies() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletableFuture<String> copy = source.copy();
        CompletionStage<String> stage = source.minimalCompletionStage();
        CompletableFuture<String> back = stage.toCompletableFuture();
        copy.thenAccept(System.out::println);
        source.completeExceptionally(new IOException("stream closed"));
        try {
            back.join();
        } catch (CompletionException e) {
            System.out.println(e.getCause());
        }
    }
}
