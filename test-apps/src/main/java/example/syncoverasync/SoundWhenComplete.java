/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;

/** Logs the outcome in a callback instead of waiting for it. */
public final class SoundWhenComplete {
    private SoundWhenComplete() {}

    public static void main(String[] args) {
        LongAdder failures = new LongAdder();
        CompletableFuture<?>[] orders = new CompletableFuture<?>[6];
        for (int i = 0; i < orders.length; i++) {
            int number = i;
            orders[i] = Later.complete(number)
                    .thenApplyAsync(order -> 42 / (order % 2))
                    .whenComplete((total, failure) -> {
                        if (failure != null) {
                            failures.increment();
                        }
                    });
        }
        try {
            CompletableFuture.allOf(orders).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ArithmeticException)) {
                throw e;
            }
        }
    }
}
