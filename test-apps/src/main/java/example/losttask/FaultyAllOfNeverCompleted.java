/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Waits for three answers together, and the request of one of them forgets its future. */
public final class FaultyAllOfNeverCompleted {
    private static @Nullable CompletableFuture<Void> all;

    private FaultyAllOfNeverCompleted() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        // finding: LostTask
        all = CompletableFuture.allOf(first, second, ask());
        first.complete("price");
        second.complete("stock");
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        System.out.println("waits: " + all + " after " + first.join() + " and " + second.join());
    }

    /** The answer was to be completed by a callback that nobody registered. */
    private static CompletableFuture<String> ask() {
        return new CompletableFuture<>();
    }
}
