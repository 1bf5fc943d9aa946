/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Threads that select at their begin, some often, and then work for good: no loop is kept from turning. */
public final class SoundSelectsAtFirst {
    private SoundSelectsAtFirst() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(300);
        Thread handshake = new Thread(() -> run(20, page), "replica");
        Thread once = new Thread(() -> run(1, page), "import");
        handshake.start();
        once.start();
        handshake.join();
        once.join();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < 20; i++) {
                selector.select(12);
            }
            for (int i = 0; i < 5; i++) {
                Computing.packer(page).deflate(Computing.ROOM);
            }
        }
    }

    private static void run(int selects, byte[] page) {
        try (Selector selector = Selector.open()) {
            Pipe first = Pipe.open();
            Pipe second = Pipe.open();
            first.source().configureBlocking(false);
            first.source().register(selector, SelectionKey.OP_READ);
            second.source().configureBlocking(false);
            second.source().register(selector, SelectionKey.OP_READ);
            for (int i = 0; i < selects; i++) {
                selector.select(12);
            }
            for (int i = 0; i < 5; i++) {
                Computing.packer(page).deflate(Computing.ROOM);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
