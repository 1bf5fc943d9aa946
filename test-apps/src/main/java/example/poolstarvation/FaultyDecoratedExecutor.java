/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** The executor wraps each task, as those do that carry a logging context over; the queue holds wrappers only. */
public final class FaultyDecoratedExecutor {
    private FaultyDecoratedExecutor() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("decorated", 1);
        ThreadLocal<String> context = new ThreadLocal<>();
        Executor decorated = task -> {
            String caller = context.get();
            pool.execute(() -> {
                context.set(caller);
                task.run();
            });
        };
        decorated.execute(() -> {
            CompletableFuture<Integer> inner = CompletableFuture.supplyAsync(() -> 42, decorated);
            // finding: PoolStarvation
            inner.join();
        });
        Standstill.watch();
    }
}
