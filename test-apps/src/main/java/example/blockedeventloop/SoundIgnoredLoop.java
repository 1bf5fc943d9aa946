/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on event loops that the configuration says not to report: by the class of the thread, by name, by class. */
// options: pools=io.vertx.core.impl.VertxThread:ignore;legacy-selector*:ignore
public final class SoundIgnoredLoop {
    private static final int TURNS = 6;

    private SoundIgnoredLoop() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CountDownLatch rung = new CountDownLatch(TURNS);
            vertx.setPeriodic(50, id -> {
                Later.complete("42").join();
                rung.countDown();
            });
            rung.await(30, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
        try (Selector selector = Selector.open()) {
            Thread loop = new Thread(() -> run(selector), "legacy-selector-1");
            loop.start();
            while (loop.isAlive()) {
                loop.join(2L * Later.MILLIS);
                selector.wakeup();
            }
        }
    }

    private static void run(Selector selector) {
        try {
            for (int i = 0; i < TURNS; i++) {
                selector.select();
                callback();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void callback() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
    }
}
