/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Another team's service that tells the price of a product. It takes its time, on threads of its own. */
final class PricingServer implements AutoCloseable {
    private static final long ANSWER_MILLIS = 30;

    static {
        // Of all web servers in this process; else an answer may wait 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;

    private PricingServer(HttpServer server) {
        this.server = server;
    }

    static PricingServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/prices/", PricingServer::answer);
        server.setExecutor(task -> new Thread(task, "pricing").start());
        server.start();
        return new PricingServer(server);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prices/");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        long product = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        try (exchange) {
            Thread.sleep(ANSWER_MILLIS);
            byte[] price = Long.toString(199 + 50 * product).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, price.length);
            exchange.getResponseBody().write(price);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
