/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The policy drops a task, and its future never completes. */
public final class FaultyDiscardPolicy {
    private FaultyDiscardPolicy() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.DiscardPolicy());
        pool.execute(() -> hold(release));
        pool.execute(() -> System.out.println("second"));
        // finding: LostTask
        Future<?> third = pool.submit(() -> System.out.println("third"));
        release.countDown();
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
        System.out.println("the third one is done: " + third.isDone());
    }

    private static void hold(CountDownLatch release) {
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
