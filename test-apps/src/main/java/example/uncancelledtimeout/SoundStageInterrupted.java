/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** When the future times out, the task behind it is interrupted, and heeds it. */
public final class SoundStageInterrupted {
    private SoundStageInterrupted() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stage-interrupted", 1);
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Future<?> work = pool.submit(() -> {
            long end = System.nanoTime() + 3_000_000_000L;
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            answer.complete(42);
        });
        try {
            answer.orTimeout(100, TimeUnit.MILLISECONDS)
                    .whenComplete((value, failure) -> work.cancel(true))
                    .join();
        } catch (CompletionException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
