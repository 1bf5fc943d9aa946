/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The policy drops the oldest task in the queue, on whose future a stage waits. */
public final class FaultyDiscardOldest {
    private FaultyDiscardOldest() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.DiscardOldestPolicy());
        pool.execute(() -> hold(release));
        CompletableFuture.supplyAsync(() -> "second", pool).thenAccept(System.out::println);
        // finding: LostTask
        pool.execute(() -> System.out.println("third"));
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
