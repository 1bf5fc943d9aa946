/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Cancels a future and a task; their dependents end by the cancellation. */
public final class SoundCancelled {
    private SoundCancelled() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<Integer> length = answer.thenApply(String::length);
        length.thenAccept(System.out::println);
        answer.cancel(true);
        ExecutorService pool = Load.fixedPool("cancelled", 1);
        CountDownLatch runs = new CountDownLatch(1);
        Future<?> task = pool.submit(() -> {
            runs.countDown();
            Thread.sleep(10_000);
            return null;
        });
        runs.await();
        task.cancel(true);
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }
}
