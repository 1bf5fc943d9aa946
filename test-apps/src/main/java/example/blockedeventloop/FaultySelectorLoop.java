/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;

/** Sleeps in a callback of a loop over a selector, on a thread of any name. */
public final class FaultySelectorLoop {
    private static final int TURNS = 8;

    private FaultySelectorLoop() {}

    public static void main(String[] args) throws Exception {
        try (Selector selector = Selector.open()) {
            Thread loop = new Thread(() -> run(selector), "any-name");
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void callback() throws InterruptedException {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
    }
}
