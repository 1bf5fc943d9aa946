/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Packs pages on the workers that Vert.x has for calls that wait. */
public final class FaultyVertxExecuteBlocking {
    private FaultyVertxExecuteBlocking() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        Vertx vertx = Vertx.vertx();
        try {
            Rounds.of(10, () -> begin(vertx, page));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }

    private static CompletableFuture<Integer> begin(Vertx vertx, byte[] page) {
        // finding: MisplacedWork
        Callable<Integer> packing = () -> pack(page);
        return vertx.executeBlocking(packing, false).toCompletionStage().toCompletableFuture();
    }
}
