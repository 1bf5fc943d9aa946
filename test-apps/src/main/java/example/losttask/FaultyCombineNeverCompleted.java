/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Joins two answers, of which one never comes; takes the quicker of two, of which none comes. */
public final class FaultyCombineNeverCompleted {
    private static final List<CompletableFuture<?>> HELD = new ArrayList<>();

    private FaultyCombineNeverCompleted() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> price = new CompletableFuture<>();
        // finding: LostTask
        HELD.add(price.thenCombine(ask(), Integer::sum));
        price.complete(3);
        // finding: LostTask
        HELD.add(ask().applyToEither(ask(), Integer::longValue));
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        System.out.println("waits: " + HELD + " after " + price.join());
    }

    private static CompletableFuture<Integer> ask() {
        return new CompletableFuture<>();
    }
}
