/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import example.VirtualThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** An AsyncCache of Caffeine: loading is outside of the map. */
// since: 21
public final class SoundAsyncCaffeine {
    private SoundAsyncCaffeine() {}

    private static final AtomicInteger NEXT = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        ExecutorService executor = VirtualThreads.perTask();
        AsyncCache<Integer, String> prices =
                Caffeine.newBuilder().executor(executor).maximumSize(100).buildAsync();
        VirtualThreads.run(
                8,
                () -> prices.get(NEXT.incrementAndGet() % 4, SoundAsyncCaffeine::load)
                        .join());
        executor.shutdown();
    }

    private static String load(int article) {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "price of " + article;
    }
}
