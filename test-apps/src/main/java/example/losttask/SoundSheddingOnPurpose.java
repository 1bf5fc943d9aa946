/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Drops refreshes that come too fast: nobody holds a future of them. */
public final class SoundSheddingOnPurpose {
    private SoundSheddingOnPurpose() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.DiscardOldestPolicy());
        pool.execute(() -> hold(release));
        for (int i = 0; i < 5; i++) {
            int number = i;
            pool.execute(() -> System.out.println("refresh " + number));
        }
        release.countDown();
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void hold(CountDownLatch release) {
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
