/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool at its maximum with a full queue: the task that both of its workers wait for is in it. */
public final class FaultyBoundedQueueFull {
    private FaultyBoundedQueueFull() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = new ThreadPoolExecutor(
                1, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2), Load.named("bounded-full"));
        FutureTask<Integer> inner = new FutureTask<>(() -> 42);
        CountDownLatch queued = new CountDownLatch(1);
        pool.execute(() -> {
            pool.execute(inner);
            queued.countDown();
            get(inner);
        });
        queued.await();
        pool.execute(() -> {}); // fills the queue, so that the second thread is added
        pool.execute(() -> get(inner));
        Standstill.watch();
    }

    private static void get(FutureTask<Integer> inner) {
        try {
            // finding: PoolStarvation
            inner.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
