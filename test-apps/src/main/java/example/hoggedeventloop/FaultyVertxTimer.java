/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Packs pages by a timer of Vert.x and for a message on its event bus. */
public final class FaultyVertxTimer {
    private FaultyVertxTimer() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        Vertx vertx = Vertx.vertx();
        try {
            CountDownLatch rung = new CountDownLatch(5);
            vertx.setPeriodic(20, id -> {
                rotate(page);
                rung.countDown();
            });
            rung.await(60, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static void rotate(byte[] page) {
        // finding: HoggedEventLoop
        Computing.packer(page).deflate(Computing.ROOM);
    }
}
