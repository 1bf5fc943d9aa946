/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.Loopback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A thread of the application's own that awaits replies with a selector, and waits for other things in between. */
public final class SoundSelectOnOwnThread implements Runnable {
    private static final int ROUNDS = 6;

    private final Loopback peer;

    private SoundSelectOnOwnThread(Loopback peer) {
        this.peer = peer;
    }

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            Thread thread = new Thread(new SoundSelectOnOwnThread(peer), "poller");
            thread.start();
            thread.join();
        }
    }

    @Override
    public void run() {
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open(peer.address())) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            for (int i = 0; i < ROUNDS; i++) {
                channel.write(ByteBuffer.allocate(1));
                awaitReply(selector, channel);
                store();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReply(Selector selector, SocketChannel channel) throws IOException {
        selector.select(5_000);
        selector.selectedKeys().clear();
        channel.read(ByteBuffer.allocate(1));
    }

    private void store() {
        Later.complete("42").join();
    }
}
