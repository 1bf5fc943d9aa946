/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A library waits on the common pool for a future of its own. */
// options: application-packages=com.acme.
public final class FaultyFutureOfItsOwn {
    private FaultyFutureOfItsOwn() {}

    public static void main(String[] args) {
        for (int round = 0; round < 6; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.supplyAsync(FaultyFutureOfItsOwn::load, ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }

    private static int load() {
        // finding: CommonPoolIntruder
        return Later.complete(42).join();
    }
}
