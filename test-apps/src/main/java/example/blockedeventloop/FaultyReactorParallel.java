/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.SlowDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waits in operators that Reactor runs on its parallel and single schedulers. */
public final class FaultyReactorParallel {
    private FaultyReactorParallel() {}

    public static void main(String[] args) throws Exception {
        try (Connection database = SlowDatabase.connect("reactor")) {
            Flux.range(1, 4)
                    .publishOn(Schedulers.parallel())
                    .map(number -> load(database, number))
                    .blockLast();
            for (int i = 0; i < 4; i++) {
                Mono.delay(Duration.ofMillis(20))
                        .map(zero -> Later.complete("42"))
                        // finding: BlockedEventLoop future
                        .map(reply -> reply.join())
                        .block();
                Mono.just("42")
                        .publishOn(Schedulers.single())
                        .doOnNext(FaultyReactorParallel::slowly)
                        .block();
            }
        }
    }

    private static int load(Connection database, int number) {
        try (Statement statement = database.createStatement()) {
            // finding: BlockedEventLoop jdbc
            statement.execute(SlowDatabase.SLOW_CALL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return number;
    }

    private static void slowly(String value) {
        try {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
