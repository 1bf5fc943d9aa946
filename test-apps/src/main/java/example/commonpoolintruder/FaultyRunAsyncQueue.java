/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;

/** A library hands its writer to the common pool, which waits for work there. */
// options: application-packages=com.acme.
public final class FaultyRunAsyncQueue {
    private FaultyRunAsyncQueue() {}

    public static void main(String[] args) {
        for (int round = 0; round < 6; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.runAsync(FaultyRunAsyncQueue::write, ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }

    private static void write() {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Later.run(() -> lines.put("line"));
        try {
            // finding: CommonPoolIntruder
            lines.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
