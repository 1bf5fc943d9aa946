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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that is the only task of an executor, and packs a page between two selects. */
public final class FaultySelectorLoopAsTask {
    private FaultySelectorLoopAsTask() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            ExecutorService executor = Executors.newSingleThreadExecutor();
            executor.execute(() -> serve(selector, server, page));
            for (int i = 0; i < 2; i++) {
                Calls.bytes((InetSocketAddress) server.getLocalAddress(), 6);
            }
            executor.shutdownNow();
            executor.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS);
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
        // finding: HoggedEventLoop
        Computing.packer(page).deflate(Computing.ROOM);
        channel.write(request.flip());
    }
}
