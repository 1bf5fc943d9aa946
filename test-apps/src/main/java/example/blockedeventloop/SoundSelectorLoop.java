/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;

/** A loop over a selector that waits for events only, with and without a timeout. */
public final class SoundSelectorLoop {
    private static final int TURNS = 8;

    private SoundSelectorLoop() {}

    public static void main(String[] args) throws Exception {
        try (Selector selector = Selector.open()) {
            Thread loop = new Thread(() -> run(selector), "quiet-loop");
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
                selector.select(Later.MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
