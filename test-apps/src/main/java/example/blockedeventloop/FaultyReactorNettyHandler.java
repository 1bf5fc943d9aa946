/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** Waits on the loops of Reactor Netty: in a handler of the server and in an operator on the client's reply. */
// libs: netty-4.1
public final class FaultyReactorNettyHandler {
    private FaultyReactorNettyHandler() {}

    public static void main(String[] args) {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.sendString(Mono.fromCallable(FaultyReactorNettyHandler::load)))
                .bindNow();
        try {
            HttpClient client = HttpClient.create().baseUrl("http://127.0.0.1:" + server.port());
            for (int i = 0; i < 6; i++) {
                client.get()
                        .uri("/")
                        .responseContent()
                        .aggregate()
                        .asString()
                        .map(FaultyReactorNettyHandler::enrich)
                        .block(Duration.ofSeconds(30));
            }
        } finally {
            server.disposeNow();
        }
    }

    private static String load() throws InterruptedException {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
        return "42";
    }

    private static String enrich(String price) {
        // finding: BlockedEventLoop future
        return Later.complete(price).join();
    }
}
