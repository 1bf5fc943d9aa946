/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs its parts in a pool and waits for all of them before it returns. */
public final class FaultyInvokeAllInAsyncMethod {
    private FaultyInvokeAllInAsyncMethod() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("parts"));
        for (int i = 0; i < 4; i++) {
            parts(pool).join();
        }
        pool.shutdown();
    }

    private static CompletableFuture<Integer> parts(ExecutorService pool) throws InterruptedException {
        List<Callable<Integer>> parts = List.of(() -> part(1), () -> part(2));
        // finding: FakeAsync future
        int done = pool.invokeAll(parts).size();
        return CompletableFuture.completedFuture(done);
    }

    private static int part(int number) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
        return number;
    }
}
