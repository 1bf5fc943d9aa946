/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A library polls its queue in supplyAsync, on whatever pool is the default. */
// options: application-packages=com.acme.
public final class FaultySupplyAsync {
    private static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();

    private FaultySupplyAsync() {}

    public static void main(String[] args) {
        for (int round = 0; round < 6; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.supplyAsync(FaultySupplyAsync::load, ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }

    private static int load() {
        try {
            // finding: CommonPoolIntruder
            ANSWERS.poll(Later.MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 42;
    }
}
