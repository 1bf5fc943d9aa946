/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A server on one thread that is never idle and computes for five milliseconds for each request: it turns. */
public final class SoundBusyLoop {
    private SoundBusyLoop() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(5);
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            Thread loop = new Thread(() -> serve(selector, server, page), "packs");
            loop.start();
            for (int i = 0; i < 2; i++) {
                Calls.bytes((InetSocketAddress) server.getLocalAddress(), 150);
            }
            loop.interrupt();
            loop.join();
        }
    }

    private static void serve(Selector selector, ServerSocketChannel server, byte[] page) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        SocketChannel accepted = server.accept();
                        accepted.configureBlocking(false);
                        accepted.register(selector, SelectionKey.OP_READ);
                    } else {
                        answer((SocketChannel) key.channel(), page);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(SocketChannel channel, byte[] page) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(1);
        if (channel.read(request) < 0) {
            channel.close();
            return;
        }
        Computing.packer(page).deflate(Computing.ROOM);
        channel.write(request.flip());
    }
}
