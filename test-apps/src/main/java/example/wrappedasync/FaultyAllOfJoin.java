/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Fans out and waits for all in a task, whose results thenApply could combine. */
public final class FaultyAllOfJoin {
    private FaultyAllOfJoin() {}

    public static void main(String[] args) {
        for (int i = 0; i < 4; i++) {
            round();
        }
    }

    private static void round() {
        CompletableFuture<?>[] offers = new CompletableFuture<?>[8];
        for (int i = 0; i < offers.length; i++) {
            offers[i] = CompletableFuture.supplyAsync(FaultyAllOfJoin::offer, ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(offers).join();
    }

    private static int offer() {
        CompletableFuture<Integer> price = Later.complete(40);
        CompletableFuture<Integer> tax = Later.complete(2);
        // finding: WrappedAsync future
        CompletableFuture.allOf(price, tax).join();
        return price.join() + tax.join();
    }
}
