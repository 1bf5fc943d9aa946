/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request forgets the future of its answer, and a stage waits for it. */
public final class FaultyNeverCompleted {
    private static @Nullable CompletableFuture<Integer> length;

    private FaultyNeverCompleted() {}

    public static void main(String[] args) throws Exception {
        // finding: LostTask
        length = ask().thenApply(String::length);
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        System.out.println("waits: " + length);
    }

    /** The answer was to be completed by a callback that nobody registered. */
    private static CompletableFuture<String> ask() {
        return new CompletableFuture<>();
    }
}
