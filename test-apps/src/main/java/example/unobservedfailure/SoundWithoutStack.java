/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A failure without a stack is handled as any other. */
public final class SoundWithoutStack {
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private SoundWithoutStack() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        answer.completeExceptionally(new Refused("no answer"));
        try {
            answer.join();
        } catch (CompletionException e) {
            System.out.println("failed: " + e.getCause());
        }
    }
}
