/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import example.VirtualThreads;
import java.util.concurrent.atomic.AtomicInteger;

/** A synchronous Caffeine cache loads inside a monitor of the map. */
// since: 21
public final class FaultyCaffeineLoad {
    private FaultyCaffeineLoad() {}

    private static final Cache<Integer, String> PRICES =
            Caffeine.newBuilder().maximumSize(100).build();
    private static final AtomicInteger NEXT = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, () -> price(NEXT.incrementAndGet()));
    }

    private static String price(int article) {
        return PRICES.get(article, FaultyCaffeineLoad::load);
    }

    private static String load(int article) {
        try {
            // finding[21]: PinnedCarrier sleep
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "price of " + article;
    }
}
