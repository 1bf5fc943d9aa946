/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** The work goes on after its future was cancelled, and fails then: the canceller did not want it. */
public final class SoundCancelledThenFails {
    private SoundCancelledThenFails() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Thread[] worker = new Thread[1];
        CompletableFuture<String> future = CompletableFuture.supplyAsync(() -> {
            worker[0] = Thread.currentThread();
            begun.countDown();
            await(cancelled);
            return load();
        });
        begun.await();
        future.cancel(true);
        cancelled.countDown();
        ForkJoinPool.commonPool().awaitQuiescence(10, TimeUnit.SECONDS);
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }

    private static void await(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
