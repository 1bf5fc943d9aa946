/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** A collection of garbage lies between the failure and its reading. */
public final class SoundAfterCollection {
    private SoundAfterCollection() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future = CompletableFuture.supplyAsync(SoundAfterCollection::load);
        CompletableFuture<Integer> length = future.thenApply(String::length);
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        System.out.println(
                length.handle((value, failure) -> failure == null ? value : -1).join());
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
