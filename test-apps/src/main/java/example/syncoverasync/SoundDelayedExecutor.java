/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Waits for a time without a thread. */
public final class SoundDelayedExecutor {
    private SoundDelayedExecutor() {}

    public static void main(String[] args) {
        Executor later = CompletableFuture.delayedExecutor(Later.MILLIS, TimeUnit.MILLISECONDS);
        CompletableFuture<?>[] retries = new CompletableFuture<?>[5];
        for (int i = 0; i < retries.length; i++) {
            int number = i;
            retries[i] = CompletableFuture.supplyAsync(() -> number, later).thenApplyAsync(attempt -> attempt + 1);
        }
        CompletableFuture.allOf(retries).join();
    }
}
