/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A cache whose asynchronous loader leaves out the executor that it is given. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyCaffeineLoader {
    private FaultyCaffeineLoader() {}

    public static void main(String[] args) {
        AsyncLoadingCache<Integer, String> rows = Caffeine.newBuilder()
                .maximumSize(100)
                .buildAsync((id, executor) -> {
                    // finding[17, 21]: DefaultExecutorChange
                    return CompletableFuture.supplyAsync(FaultyCaffeineLoader::load);
                });
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.get(i);
        }
        CompletableFuture.allOf(all).join();
    }

    private static String load() {
        try {
            // finding[25]: DefaultExecutorChange
            // finding[25]: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
