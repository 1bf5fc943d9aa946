/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Makes the future of allOf from futures that have failed already. */
public final class SoundAllOfFailedBefore {
    private SoundAllOfFailedBefore() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> name = CompletableFuture.failedFuture(new IOException("no name"));
        CompletableFuture<String> street = CompletableFuture.failedFuture(new IOException("no street"));
        CompletableFuture<String> city = CompletableFuture.failedFuture(new IOException("no city"));
        CompletableFuture.allOf(name, street, city).exceptionally(failure -> {
            System.out.println("incomplete: " + failure.getMessage());
            return null;
        });
    }
}
