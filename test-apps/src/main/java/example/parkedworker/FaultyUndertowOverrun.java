/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;

/** Handlers that wait on two request workers of Undertow while many more requests queue. */
public final class FaultyUndertowOverrun {
    private FaultyUndertowOverrun() {}

    public static void main(String[] args) throws Exception {
        Undertow server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(2)
                .addHttpListener(0, "127.0.0.1", new BlockingHandler(FaultyUndertowOverrun::handle))
                .build();
        server.start();
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 8; i++) {
                IntStream.range(0, 16)
                        .mapToObj(n -> client.sendAsync(request, BodyHandlers.ofString()))
                        .toList()
                        .forEach(reply -> reply.join());
            }
        } finally {
            server.stop();
        }
    }

    private static void handle(HttpServerExchange exchange) throws Exception {
        // finding: ParkedWorker sleep
        Thread.sleep(Later.MILLIS);
        exchange.getResponseSender().send("42");
    }
}
