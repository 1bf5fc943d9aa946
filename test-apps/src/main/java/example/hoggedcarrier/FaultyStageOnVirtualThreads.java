/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.zip.CRC32;

/** Stages with an executor of virtual threads: what is loaded is summed up there as well. */
// since: 21
public final class FaultyStageOnVirtualThreads {
    private FaultyStageOnVirtualThreads() {}

    public static void main(String[] args) throws Exception {
        ExecutorService threads = VirtualThreads.perTask();
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> new byte[64 * 1024], threads)
                    .thenApplyAsync(
                            content -> {
                                // finding: HoggedCarrier
                                return sum(content);
                            },
                            threads);
        }
        CompletableFuture.allOf(all).join();
        threads.shutdown();
    }

    private static long sum(byte[] content) {
        CRC32 sum = new CRC32();
        long end = System.nanoTime() + 1_500_000_000;
        while (System.nanoTime() < end) {
            sum.update(content);
        }
        return sum.getValue();
    }
}
