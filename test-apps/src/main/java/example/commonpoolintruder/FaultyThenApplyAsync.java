/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A library goes on with a slow step in a dependent stage, without an executor. */
// options: application-packages=com.acme.
public final class FaultyThenApplyAsync {
    private static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();

    private FaultyThenApplyAsync() {}

    public static void main(String[] args) {
        for (int round = 0; round < 6; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = Later.complete(i).thenApplyAsync(FaultyThenApplyAsync::load, ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }

    private static int load(int key) {
        try {
            // finding: CommonPoolIntruder
            ANSWERS.poll(Later.MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return key;
    }
}
