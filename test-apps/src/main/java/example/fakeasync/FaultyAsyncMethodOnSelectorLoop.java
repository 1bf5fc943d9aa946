/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;

/** A callback of a loop over a selector calls a method that only seems to be asynchronous. */
public final class FaultyAsyncMethodOnSelectorLoop {
    private FaultyAsyncMethodOnSelectorLoop() {}

    private static final int TURNS = 8;

    public static void main(String[] args) throws Exception {
        try (Selector selector = Selector.open()) {
            Thread loop = new Thread(() -> run(selector), "loop");
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
                load().thenAccept(value -> {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<Integer> load() {
        // finding: FakeAsync future
        return CompletableFuture.completedFuture(Later.complete(1).join());
    }
}
