/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Requests that come from outside the pools: some at once, on a thread that belongs to no pool. */
final class Orders {
    private static final int AT_ONCE = 32;

    private Orders() {}

    /** Begins so many, {@value #AT_ONCE} at a time, and waits for all. */
    static void take(int times, IntFunction<? extends CompletableFuture<?>> order) {
        List<CompletableFuture<?>> open = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            open.add(order.apply(i));
            if (open.size() == AT_ONCE || i == times - 1) {
                CompletableFuture.allOf(open.toArray(CompletableFuture<?>[]::new))
                        .join();
                open.clear();
            }
        }
    }

    /** Computes for some microseconds: longer than it takes to say what comes after it. */
    static int quote(int order) {
        double sum = order;
        for (int i = 1; i < 200; i++) {
            sum += Math.sin(sum) / i;
        }
        return (int) sum;
    }

    /** Computes for some hundred microseconds. */
    static double price(int order) {
        double price = order;
        for (int i = 1; i < 20_000; i++) {
            price += Math.sin(price) / i;
        }
        return price;
    }
}
