/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Runs a task of a ForkJoinPool that waits for a write which is asynchronous. */
public final class FaultyRunAsyncJoin {
    private FaultyRunAsyncJoin() {}

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(2);
        for (int i = 0; i < 4; i++) {
            round(pool);
        }
        pool.shutdown();
    }

    private static void round(ForkJoinPool pool) {
        CompletableFuture<?>[] writes = new CompletableFuture<?>[10];
        for (int i = 0; i < writes.length; i++) {
            writes[i] = CompletableFuture.runAsync(FaultyRunAsyncJoin::write, pool);
        }
        CompletableFuture.allOf(writes).join();
    }

    private static void write() {
        // finding: WrappedAsync future
        Later.complete("written").join();
    }
}
