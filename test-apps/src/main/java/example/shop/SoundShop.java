/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import com.sun.net.httpserver.HttpExchange;
import example.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The shop with JDBC on an executor of its own, composed futures and answers sent from a callback. Serves as many
 * requests as its argument says, 200 by default, and ends.
 */
// options: pools=shop-io*:blocking
public final class SoundShop {
    private SoundShop() {}

    public static void main(String[] args) throws Exception {
        int requests = args.length == 0 ? 200 : Integer.parseInt(args[0]);
        ExecutorService io = Load.fixedPool("shop-io", ShopDatabase.CONNECTIONS - 1); // one is the stock feed's
        try (PricingServer pricing = PricingServer.start();
                ShopDatabase database = ShopDatabase.open("sound-shop");
                StockFeed feed = new StockFeed(database.source())) {
            OrderService orders = new ComposedOrderService(
                    new OrderRepository(database.source()), new PricingClient(pricing.address()), io);
            try (ShopServer server =
                    ShopServer.start(exchange -> handle(exchange, orders, io), Load.fixedPool("shop-http", 4))) {
                feed.start();
                LoadDriver.run(server.address(), requests);
            }
        }
        io.shutdown();
    }

    /** Answers on the I/O executor too: this web server's way of writing an answer may block. */
    private static void handle(HttpExchange exchange, OrderService orders, Executor io) {
        orders.view(ShopServer.orderId(exchange)).whenCompleteAsync((view, failure) -> answer(exchange, view), io);
    }

    private static void answer(HttpExchange exchange, @Nullable OrderView view) {
        try {
            ShopServer.answer(exchange, view == null ? 500 : 200, view == null ? "{}" : view.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
