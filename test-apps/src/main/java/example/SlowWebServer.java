/* SPDX-License-Identifier: Apache-2.0 */
package example;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A web server on the loopback interface that takes {@link Later#MILLIS} ms for an answer, a thread for each. */
public final class SlowWebServer implements AutoCloseable {
    private final HttpServer server;

    private SlowWebServer(HttpServer server) {
        this.server = server;
    }

    /** Starts listening on a free port; the page is "42". */
    public static SlowWebServer start() throws IOException {
        return start("42");
    }

    /** Starts listening on a free port with this text as its page. */
    public static SlowWebServer start(String page) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> answer(exchange, page.getBytes(US_ASCII)));
        server.setExecutor(task -> {
            Thread thread = new Thread(task, "slow-web-server");
            thread.setDaemon(true);
            thread.start();
        });
        server.start();
        return new SlowWebServer(server);
    }

    /** The address of its only page. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private static void answer(HttpExchange exchange, byte[] page) throws IOException {
        try (exchange) {
            Thread.sleep(Later.MILLIS);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
