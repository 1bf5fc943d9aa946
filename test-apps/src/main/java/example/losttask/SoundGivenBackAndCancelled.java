/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Cancels what shutdownNow gives back, so that nobody waits for it. */
public final class SoundGivenBackAndCancelled {
    private SoundGivenBackAndCancelled() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService pool = Load.fixedPool("cancelled-rest", 1);
        pool.execute(() -> hold(begun));
        pool.submit(() -> "result");
        pool.submit(() -> "other");
        begun.await();
        for (Runnable task : pool.shutdownNow()) {
            if (task instanceof Future<?> future) {
                future.cancel(false);
            }
        }
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void hold(CountDownLatch begun) {
        begun.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
