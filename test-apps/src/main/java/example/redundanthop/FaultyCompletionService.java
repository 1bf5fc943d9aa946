/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** A completion service on the pool that the code is on. */
public final class FaultyCompletionService {
    private FaultyCompletionService() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("completions", 3);
        LongAdder stored = new LongAdder();
        Orders.take(
                400_000,
                order -> CompletableFuture.runAsync(
                        () -> {
                            ExecutorCompletionService<Integer> results = new ExecutorCompletionService<>(pool);
                            stored.increment();
                            // finding: RedundantHop
                            results.submit(() -> order / 7);
                        },
                        pool));
        pool.shutdown();
    }
}
