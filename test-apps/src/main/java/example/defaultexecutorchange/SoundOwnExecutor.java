/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The same loads on an executor of their own, which is the same on every release. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundOwnExecutor {
    private SoundOwnExecutor() {}

    public static void main(String[] args) throws Exception {
        ExecutorService io = Executors.newCachedThreadPool();
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(SoundOwnExecutor::load, io);
        }
        CompletableFuture.allOf(all).join();
        io.shutdown();
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
