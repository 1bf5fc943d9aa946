/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits where Vert.x is made for it: in executeBlocking and in a worker verticle. */
public final class SoundVertxBlocking {
    private SoundVertxBlocking() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            for (int i = 0; i < 5; i++) {
                vertx.executeBlocking(SoundVertxBlocking::load)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
            CountDownLatch answered = new CountDownLatch(5);
            vertx.deployVerticle(new Worker(answered), new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            for (int i = 0; i < 5; i++) {
                vertx.eventBus().send("reports", "42");
            }
            answered.await(30, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static String load() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return "42";
    }

    private static final class Worker extends AbstractVerticle {
        private final CountDownLatch answered;

        Worker(CountDownLatch answered) {
            this.answered = answered;
        }

        @Override
        public void start() {
            vertx.eventBus().<String>consumer("reports", message -> {
                try {
                    Thread.sleep(Later.MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                answered.countDown();
            });
        }
    }
}
