/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A library starts a process on the common pool and waits for its end. */
// options: application-packages=com.acme.
public final class FaultyProcess {
    private FaultyProcess() {}

    public static void main(String[] args) {
        for (int round = 0; round < 6; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.runAsync(FaultyProcess::run, ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }

    private static void run() {
        try {
            // finding: CommonPoolIntruder
            new ProcessBuilder("sleep", "0.05").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
