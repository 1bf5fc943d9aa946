/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The timeout reaches the work: it looks at the future that it works for. */
public final class SoundStageToldToStop {
    private SoundStageToldToStop() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stage-told", 1);
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        answer.completeAsync(
                () -> {
                    int steps = 0;
                    long end = System.nanoTime() + 3_000_000_000L;
                    while (System.nanoTime() < end && !answer.isDone()) {
                        steps++;
                    }
                    return steps;
                },
                pool);
        try {
            answer.orTimeout(100, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
