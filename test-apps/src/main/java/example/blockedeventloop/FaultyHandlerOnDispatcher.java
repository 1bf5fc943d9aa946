/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import example.Later;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;

/** Waits in a handler of a server without an executor, which runs its handlers on the dispatcher. */
public final class FaultyHandlerOnDispatcher {
    private static final long PAUSE_NANOS = Later.MILLIS * 1_000_000L;

    private FaultyHandlerOnDispatcher() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", FaultyHandlerOnDispatcher::handle);
        server.start();
        try {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                    .build();
            for (int i = 0; i < 8; i++) {
                Thread.sleep(Later.MILLIS);
                client.send(request, BodyHandlers.discarding());
            }
        } finally {
            server.stop(0);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        // finding: BlockedEventLoop park
        LockSupport.parkNanos(PAUSE_NANOS);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
