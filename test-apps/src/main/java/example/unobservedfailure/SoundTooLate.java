/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Offers a failure to futures that are done: completeExceptionally says so by false. */
public final class SoundTooLate {
    private SoundTooLate() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> answer = CompletableFuture.completedFuture("there");
        System.out.println(answer.completeExceptionally(new IOException("connection closed")));
        CompletableFuture<String> timed =
                new CompletableFuture<String>().completeOnTimeout("default", 1, TimeUnit.MILLISECONDS);
        System.out.println(timed.join());
        System.out.println(timed.completeExceptionally(new IOException("too late")));
    }
}
