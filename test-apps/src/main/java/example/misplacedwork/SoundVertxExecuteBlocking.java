/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Waits twice on the workers that Vert.x has for calls that wait. */
public final class SoundVertxExecuteBlocking {
    private SoundVertxExecuteBlocking() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Rounds.of(
                    16,
                    () -> vertx.executeBlocking(() -> ship(), false)
                            .toCompletionStage()
                            .toCompletableFuture());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
