/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Joins the future of allOf, which brings the first failure; the second one is information. */
public final class SoundAllOf {
    private SoundAllOf() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> name = CompletableFuture.supplyAsync(SoundAllOf::load);
        CompletableFuture<String> street = CompletableFuture.supplyAsync(SoundAllOf::street);
        CompletableFuture<String> city = CompletableFuture.supplyAsync(() -> "Ulm");
        try {
            CompletableFuture.allOf(name, street, city).join();
        } catch (CompletionException e) {
            System.out.println("incomplete: " + e.getCause());
        }
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }

    private static String street() {
        throw new IllegalArgumentException("no street");
    }
}
