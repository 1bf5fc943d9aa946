/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** A cache loads on the common pool by code of the application that computes. */
public final class SoundCaffeineAsyncLoad {
    private SoundCaffeineAsyncLoad() {}

    public static void main(String[] args) throws Exception {
        AsyncCache<Integer, Integer> thumbnails = Caffeine.newBuilder().buildAsync();
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            futures.add(thumbnails.get(i, key -> Later.spin(60)));
        }
        Load.await(futures);
    }
}
