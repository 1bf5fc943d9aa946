/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import com.sun.net.httpserver.HttpExchange;
import example.Load;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/**
 * The shop with blocking calls on the common pool and a join on the web server's threads. Serves as many requests as its
 * argument says, 200 by default, and ends.
 */
public final class FaultyShop {
    private FaultyShop() {}

    public static void main(String[] args) throws Exception {
        int requests = args.length == 0 ? 200 : Integer.parseInt(args[0]);
        try (PricingServer pricing = PricingServer.start();
                ShopDatabase database = ShopDatabase.open("faulty-shop");
                StockFeed feed = new StockFeed(database.source())) {
            OrderService orders = new BlockingOrderService(
                    new OrderRepository(database.source()), new PricingClient(pricing.address()));
            try (ShopServer server =
                    ShopServer.start(exchange -> handle(exchange, orders), Load.fixedPool("shop-http", 4))) {
                feed.start();
                System.out.println("listening on " + server.address());
                LoadDriver.run(server.address(), requests);
            }
        }
    }

    private static void handle(HttpExchange exchange, OrderService orders) throws IOException {
        try {
            // finding: SyncOverAsync future
            OrderView view = orders.view(ShopServer.orderId(exchange)).join();
            ShopServer.answer(exchange, 200, view.json());
        } catch (CompletionException e) {
            ShopServer.answer(exchange, 500, "{}");
        }
    }
}
