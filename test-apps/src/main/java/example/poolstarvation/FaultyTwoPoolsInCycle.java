/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Orders wait for prices, prices wait for orders: two pools, each of one thread. */
public final class FaultyTwoPoolsInCycle {
    private FaultyTwoPoolsInCycle() {}

    public static void main(String[] args) throws Exception {
        ExecutorService orders = Executors.newSingleThreadExecutor(Load.named("cycle-orders"));
        ExecutorService prices = Executors.newSingleThreadExecutor(Load.named("cycle-prices"));
        orders.submit(() -> {
            Future<Integer> price = prices.submit(() -> price(orders));
            // finding: PoolStarvation
            return price.get();
        });
        Standstill.watch();
    }

    private static int price(ExecutorService orders) throws Exception {
        Future<Integer> discount = orders.submit(() -> 42);
        return discount.get();
    }
}
