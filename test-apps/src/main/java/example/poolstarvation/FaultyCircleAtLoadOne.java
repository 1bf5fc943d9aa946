/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Orders wait for prices and prices for orders, one request at a time on pools of three: three at a time stand still. */
public final class FaultyCircleAtLoadOne {
    private FaultyCircleAtLoadOne() {}

    public static void main(String[] args) throws Exception {
        ExecutorService orders = Load.fixedPool("circle-orders", 3);
        ExecutorService prices = Load.fixedPool("circle-prices", 3);
        for (int i = 0; i < 6; i++) {
            Load.await(Load.submit(orders, 1, () -> order(orders, prices)));
        }
        orders.shutdown();
        prices.shutdown();
    }

    private static int order(ExecutorService orders, ExecutorService prices) {
        CompletableFuture<Integer> price = CompletableFuture.supplyAsync(() -> price(orders), prices);
        // finding: PoolStarvation
        return price.join();
    }

    private static int price(ExecutorService orders) {
        CompletableFuture<Integer> discount = CompletableFuture.supplyAsync(() -> Later.spin(Later.MILLIS), orders);
        return discount.join();
    }
}
