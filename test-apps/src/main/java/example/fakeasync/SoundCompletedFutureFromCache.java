/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What is there already is returned at once. */
public final class SoundCompletedFutureFromCache {
    private SoundCompletedFutureFromCache() {}

    private static final Map<Integer, String> CACHE = new ConcurrentHashMap<>();

    public static void main(String[] args) {
        for (int i = 0; i < 1_000; i++) {
            load(i % 10).join();
        }
    }

    private static CompletableFuture<String> load(int id) {
        return CompletableFuture.completedFuture(CACHE.computeIfAbsent(id, key -> "order " + key));
    }
}
