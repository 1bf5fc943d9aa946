/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** A server and a client of Reactor Netty: delays without a wait, and waits on boundedElastic. */
// libs: netty-4.1
public final class SoundReactorNetty {
    private SoundReactorNetty() {}

    public static void main(String[] args) {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                                "/late",
                                (request, response) -> response.sendString(
                                        Mono.just("42").delayElement(Duration.ofMillis(Later.MILLIS))))
                        .get(
                                "/waits",
                                (request, response) -> response.sendString(Mono.fromCallable(SoundReactorNetty::load)
                                        .subscribeOn(Schedulers.boundedElastic()))))
                .bindNow();
        try {
            HttpClient client = HttpClient.create().baseUrl("http://127.0.0.1:" + server.port());
            for (int i = 0; i < 3; i++) {
                Flux.just("/late", "/waits", "/late", "/waits")
                        .flatMap(page -> client.get()
                                .uri(page)
                                .responseContent()
                                .aggregate()
                                .asString())
                        .publishOn(Schedulers.boundedElastic())
                        .map(SoundReactorNetty::store)
                        .blockLast(Duration.ofSeconds(30));
            }
        } finally {
            server.disposeNow();
        }
    }

    private static String load() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return "42";
    }

    private static String store(String price) {
        return Later.complete(price).join();
    }
}
