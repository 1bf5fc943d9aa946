/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A loop over a selector that runs as the only task of an executor, and whose callback sleeps. */
public final class FaultySelectorLoopAsTask {
    private static final int TURNS = 8;

    private FaultySelectorLoopAsTask() {}

    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Selector selector = Selector.open()) {
            var loop = executor.submit(() -> run(selector));
            while (!loop.isDone()) {
                Thread.sleep(2L * Later.MILLIS);
                selector.wakeup();
            }
            loop.get();
        } finally {
            executor.shutdown();
        }
    }

    private static Void run(Selector selector) throws IOException, InterruptedException {
        for (int i = 0; i < TURNS; i++) {
            selector.select();
            callback();
        }
        return null;
    }

    private static void callback() throws InterruptedException {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
    }
}
