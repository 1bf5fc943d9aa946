/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Packs a page in a handler of a Vert.x server. */
public final class FaultyVertxHandler {
    private FaultyVertxHandler() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        Vertx vertx = Vertx.vertx();
        try {
            int port = vertx.createHttpServer()
                    .requestHandler(request -> {
                        pack(page);
                        request.response().end("42");
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)
                    .actualPort();
            Calls.http(port, 6);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static void pack(byte[] page) {
        // finding: HoggedEventLoop
        Computing.packer(page).deflate(Computing.ROOM);
    }
}
