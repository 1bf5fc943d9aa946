/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Waits in an Undertow handler that was not dispatched to a worker: it runs on the I/O thread. */
public final class FaultyUndertowHandler {
    private FaultyUndertowHandler() {}

    public static void main(String[] args) throws Exception {
        Undertow server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(2)
                .addHttpListener(0, "127.0.0.1", FaultyUndertowHandler::handle)
                .build();
        server.start();
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 5; i++) {
                client.send(request, BodyHandlers.ofString());
            }
        } finally {
            server.stop();
        }
    }

    private static void handle(HttpServerExchange exchange) throws Exception {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
        exchange.getResponseSender().send("42");
    }
}
