/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits with a time limit in a handler of another stage, where orTimeout belongs. */
public final class FaultyHandleAsyncTimedGet {
    private FaultyHandleAsyncTimedGet() {}

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(2);
        for (int i = 0; i < 4; i++) {
            round(pool);
        }
        pool.shutdown();
    }

    private static void round(ForkJoinPool pool) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = Later.complete("order").handleAsync(FaultyHandleAsyncTimedGet::price, pool);
        }
        CompletableFuture.allOf(all).join();
    }

    private static int price(@Nullable String order, @Nullable Throwable failure) {
        try {
            // finding: WrappedAsync future
            return Later.complete(42).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
