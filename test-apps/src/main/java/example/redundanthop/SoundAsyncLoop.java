/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A loop of stages: without the hop each round would lie on the stack of the one before. */
public final class SoundAsyncLoop {
    private SoundAsyncLoop() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("async-loops", 2);
        System.out.println(countDown(20_000, pool).join());
        pool.shutdown();
    }

    private static CompletableFuture<Integer> countDown(int from, ExecutorService pool) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        step(from, done, pool);
        return done;
    }

    private static void step(int left, CompletableFuture<Integer> done, ExecutorService pool) {
        if (left == 0) {
            done.complete(0);
            return;
        }
        CompletableFuture.supplyAsync(() -> left - 1, pool).thenAcceptAsync(next -> step(next, done, pool), pool);
    }
}
