/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import example.VirtualThreads;
import java.util.concurrent.atomic.AtomicInteger;

/** A Guava cache loads inside a monitor of its entry. */
// since: 21
public final class FaultyGuavaLoad {
    private FaultyGuavaLoad() {}

    private static final Cache<Integer, String> PRICES =
            CacheBuilder.newBuilder().maximumSize(100).build();
    private static final AtomicInteger NEXT = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, () -> price(NEXT.incrementAndGet()));
    }

    private static String price(int article) throws Exception {
        return PRICES.get(article, () -> load(article));
    }

    private static String load(int article) throws InterruptedException {
        // finding[21]: PinnedCarrier sleep
        Thread.sleep(60);
        return "price of " + article;
    }
}
