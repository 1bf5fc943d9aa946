/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An executor by hand that starts a thread for each task, on every release. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundOwnThreads {
    private SoundOwnThreads() {}

    public static void main(String[] args) {
        Executor threads = task -> new Thread(task, "loads").start();
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(SoundOwnThreads::load, threads)
                    .thenApplyAsync(rows -> rows + load(), threads);
        }
        CompletableFuture.allOf(all).join();
    }

    private static String load() {
        try {
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
