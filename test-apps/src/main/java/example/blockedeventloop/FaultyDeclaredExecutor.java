/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.Load;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Executors of one thread that the configuration declares to be event loops, by name and by class; their tasks wait. */
// options: pools=ticker*:event-loop;example.blockedeventloop.FaultyDeclaredExecutor$Actor:event-loop
public final class FaultyDeclaredExecutor {
    private FaultyDeclaredExecutor() {}

    public static void main(String[] args) throws Exception {
        Load.run(Load.fixedPool("ticker", 1), 6, FaultyDeclaredExecutor::tick);
        Load.run(new Actor(), 6, FaultyDeclaredExecutor::act);
    }

    private static void tick() throws InterruptedException {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
    }

    private static void act() {
        // finding: BlockedEventLoop future
        Later.complete("42").join();
    }

    private static final class Actor extends ThreadPoolExecutor {
        Actor() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Load.named("any"));
        }
    }
}
