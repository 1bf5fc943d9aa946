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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Waits in a handler that has a cached pool to wait in; the dispatcher goes on. */
public final class SoundHandlerOnExecutor {
    private static final long PAUSE_NANOS = Later.MILLIS * 1_000_000L;

    private SoundHandlerOnExecutor() {}

    public static void main(String[] args) throws Exception {
        ExecutorService handlers = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        server.createContext("/", SoundHandlerOnExecutor::handle);
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
            handlers.shutdown();
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        LockSupport.parkNanos(PAUSE_NANOS);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
