/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The policy tells the submitter, who runs the task himself. */
public final class SoundAbortPolicy {
    private SoundAbortPolicy() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        pool.execute(() -> hold(release));
        pool.execute(() -> System.out.println("second"));
        Runnable third = () -> System.out.println("third");
        try {
            pool.execute(third);
        } catch (java.util.concurrent.RejectedExecutionException e) {
            third.run();
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
