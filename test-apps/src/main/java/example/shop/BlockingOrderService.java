/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Looks asynchronous, but every supplyAsync takes a worker of the common pool and parks it. */
final class BlockingOrderService implements OrderService {
    private final OrderRepository orders;
    private final PricingClient pricing;

    BlockingOrderService(OrderRepository orders, PricingClient pricing) {
        this.orders = orders;
        this.pricing = pricing;
    }

    @Override
    public CompletableFuture<OrderView> view(long id) {
        return CompletableFuture.supplyAsync(() -> orders.find(id)).thenCompose(this::complete);
    }

    private CompletableFuture<OrderView> complete(Order order) {
        CompletableFuture<Map<Long, Integer>> available = CompletableFuture.supplyAsync(() -> orders.reserve(order));
        CompletableFuture<Map<Long, Integer>> prices = CompletableFuture.supplyAsync(() -> prices(order));
        return available.thenCombine(prices, (left, cents) -> new OrderView(order, left, cents));
    }

    private Map<Long, Integer> prices(Order order) {
        Map<Long, Integer> prices = new HashMap<>();
        for (long product : order.products()) {
            prices.put(product, pricing.price(product));
        }
        return prices;
    }
}
