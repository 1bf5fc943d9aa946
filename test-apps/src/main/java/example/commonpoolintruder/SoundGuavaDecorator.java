/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** A decorator of Guava runs tasks on the common pool because the application said so. */
public final class SoundGuavaDecorator {
    private SoundGuavaDecorator() {}

    public static void main(String[] args) throws Exception {
        ListeningExecutorService pool = MoreExecutors.listeningDecorator(ForkJoinPool.commonPool());
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            futures.add(pool.submit(() -> Later.spin(100)));
        }
        Load.await(futures);
    }
}
