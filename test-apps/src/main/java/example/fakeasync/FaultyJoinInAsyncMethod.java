/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.concurrent.CompletableFuture;

/** Joins one future to return another, on a worker of the common pool. */
public final class FaultyJoinInAsyncMethod {
    private FaultyJoinInAsyncMethod() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> total(7)).thenCompose(total -> total);
        }
        CompletableFuture.allOf(all).join();
    }

    private static CompletableFuture<Integer> total(int tax) {
        // finding: FakeAsync future
        int price = Later.complete(42).join();
        return CompletableFuture.completedFuture(price + tax);
    }
}
