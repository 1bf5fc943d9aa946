/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** The last of several stages recovers. */
public final class SoundThreeStages {
    private SoundThreeStages() {}

    public static void main(String[] args) throws Exception {
        String text = CompletableFuture.supplyAsync(SoundThreeStages::load)
                .thenApply(String::strip)
                .thenApply(String::toUpperCase)
                .thenCompose(name -> CompletableFuture.supplyAsync(() -> "Dear " + name))
                .exceptionally(failure -> "Dear customer")
                .join();
        System.out.println(text);
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
