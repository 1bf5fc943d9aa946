/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads the failure long after it happened. */
public final class SoundJoinLate {
    private SoundJoinLate() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future = CompletableFuture.supplyAsync(SoundJoinLate::load);
        Thread.sleep(6_500); // longer than a failure may be unseen before it is told of
        try {
            future.join();
        } catch (CompletionException e) {
            System.out.println("late, but seen: " + e.getCause());
        }
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
