/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Gives JDBC an executor of its own and lets nobody wait for the pricing service. */
final class ComposedOrderService implements OrderService {
    private final OrderRepository orders;
    private final PricingClient pricing;
    private final Executor io;

    /**
     * @param io threads that may block, as many as there are connections
     */
    ComposedOrderService(OrderRepository orders, PricingClient pricing, Executor io) {
        this.orders = orders;
        this.pricing = pricing;
        this.io = io;
    }

    @Override
    public CompletableFuture<OrderView> view(long id) {
        return CompletableFuture.supplyAsync(() -> orders.find(id), io).thenCompose(this::complete);
    }

    private CompletableFuture<OrderView> complete(Order order) {
        CompletableFuture<Map<Long, Integer>> available =
                CompletableFuture.supplyAsync(() -> orders.reserve(order), io);
        return available.thenCombine(prices(order), (left, cents) -> new OrderView(order, left, cents));
    }

    private CompletableFuture<Map<Long, Integer>> prices(Order order) {
        Map<Long, Integer> prices = new ConcurrentHashMap<>();
        CompletableFuture<?>[] answers = order.products().stream()
                .map(product -> pricing.priceLater(product).thenAccept(cents -> prices.put(product, cents)))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(answers).thenApply(all -> prices);
    }
}
