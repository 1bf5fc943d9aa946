/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Waits in a method that the task calls: its signature would have to change, so only the wait is named. */
public final class FaultyWaitsDeeper {
    private FaultyWaitsDeeper() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(FaultyWaitsDeeper::order, ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(all).join();
    }

    private static String order() {
        return "order of " + price();
    }

    private static int price() {
        // finding: SyncOverAsync future
        return Later.complete(42).join();
    }
}
