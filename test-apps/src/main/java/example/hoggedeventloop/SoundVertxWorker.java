/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Computes on the workers of Vert.x. */
public final class SoundVertxWorker {
    private SoundVertxWorker() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(200);
        Vertx vertx = Vertx.vertx();
        try {
            int port = vertx.createHttpServer()
                    .requestHandler(request -> vertx.executeBlocking(
                                    () -> Computing.packer(page).deflate(Computing.ROOM))
                            .onSuccess(key -> request.response().end("42"))
                            .onFailure(cause ->
                                    request.response().setStatusCode(500).end()))
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
}
