/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Takes results as they come, on a thread of its own. */
public final class SoundCompletionLoop {
    private SoundCompletionLoop() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        CompletionService<Integer> results = new ExecutorCompletionService<>(pool);
        for (int i = 0; i < 5; i++) {
            int number = i;
            Future<Integer> submitted = results.submit(() -> {
                Thread.sleep(Later.MILLIS);
                return number;
            });
            if (submitted.isCancelled()) {
                throw new IllegalStateException("cancelled");
            }
        }
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += results.take().get();
        }
        if (sum != 10) {
            throw new IllegalStateException("sum " + sum);
        }
        pool.shutdown();
    }
}
