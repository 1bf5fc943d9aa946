/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import example.Loopback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A thread that asks one peer and awaits the reply with a selector, and computes in between: it serves nobody else. */
public final class SoundClientOfOnePeer {
    private SoundClientOfOnePeer() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(150);
        try (Loopback peer = Loopback.start();
                Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open(peer.address())) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            Thread thread = new Thread(() -> run(selector, channel, page), "backup");
            thread.start();
            thread.join();
        }
    }

    private static void run(Selector selector, SocketChannel channel, byte[] page) {
        try {
            for (int i = 0; i < 14; i++) {
                channel.write(ByteBuffer.wrap(new byte[] {'?'}));
                selector.select();
                selector.selectedKeys().clear();
                channel.read(ByteBuffer.allocate(16));
                Computing.packer(page).deflate(Computing.ROOM);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
