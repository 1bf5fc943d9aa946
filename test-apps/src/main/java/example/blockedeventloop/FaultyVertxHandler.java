/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.SlowDatabase;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in Vert.x handlers: of the event bus, of a timer. */
public final class FaultyVertxHandler {
    private FaultyVertxHandler() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Connection database = SlowDatabase.connect("vertx")) {
            CountDownLatch answered = new CountDownLatch(5);
            vertx.eventBus().<String>consumer("prices", message -> {
                price();
                load(database);
                answered.countDown();
            });
            for (int i = 0; i < 5; i++) {
                vertx.eventBus().send("prices", "42");
            }
            answered.await(30, TimeUnit.SECONDS);
            CountDownLatch rung = new CountDownLatch(4);
            vertx.setPeriodic(50, id -> {
                ring();
                rung.countDown();
            });
            rung.await(30, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static void price() {
        CompletableFuture<String> reply = Later.complete("42");
        // finding: BlockedEventLoop future
        reply.join();
    }

    private static void load(Connection database) {
        try (Statement statement = database.createStatement()) {
            // finding: BlockedEventLoop jdbc
            statement.execute(SlowDatabase.SLOW_CALL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ring() {
        try {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
