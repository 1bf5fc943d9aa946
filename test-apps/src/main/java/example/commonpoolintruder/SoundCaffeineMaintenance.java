/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** A cache does its maintenance on the common pool, in microseconds. */
public final class SoundCaffeineMaintenance {
    private SoundCaffeineMaintenance() {}

    public static void main(String[] args) {
        Cache<Integer, String> prices = Caffeine.newBuilder().maximumSize(100).build();
        for (int i = 0; i < 300; i++) {
            prices.put(i, "price");
        }
        prices.cleanUp();
        if (prices.estimatedSize() > 100) {
            throw new IllegalStateException("size " + prices.estimatedSize());
        }
    }
}
