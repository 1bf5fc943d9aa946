/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** Packs a page on the loop of Reactor Netty that reads the request. */
// libs: netty-4.1
public final class FaultyReactorNettyHandler {
    private FaultyReactorNettyHandler() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.sendString(Mono.fromCallable(() -> "42" + pack(page))))
                .bindNow();
        try {
            HttpClient client = HttpClient.create().baseUrl("http://127.0.0.1:" + server.port());
            for (int i = 0; i < 6; i++) {
                client.get().uri("/").responseContent().aggregate().asString().block(Duration.ofSeconds(30));
            }
        } finally {
            server.disposeNow();
        }
    }

    private static int pack(byte[] page) throws Exception {
        // finding: HoggedEventLoop
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
