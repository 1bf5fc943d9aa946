/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A library computes on the common pool for as long as it is asked to. */
// options: application-packages=com.acme.
public final class FaultyComputes {
    private FaultyComputes() {}

    public static void main(String[] args) {
        for (int round = 0; round < 6; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[3];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.supplyAsync(FaultyComputes::render, ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }

    private static int render() {
        // finding: CommonPoolIntruder
        return Later.spin(400);
    }
}
