/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Limits the time of futures without a thread that waits. */
public final class SoundOrTimeout {
    private SoundOrTimeout() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] answers = new CompletableFuture<?>[5];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = new CompletableFuture<String>()
                    .orTimeout(Later.MILLIS, TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> "default")
                    .thenCombineAsync(
                            new CompletableFuture<String>()
                                    .completeOnTimeout("none", Later.MILLIS, TimeUnit.MILLISECONDS),
                            String::concat);
        }
        CompletableFuture.allOf(answers).join();
    }
}
