/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/** A server on one thread that always has a request at hand, so its select returns at once; its handler sleeps. */
// alone: on 17 its loop is over before the JDK's events of a first sleep would arrive, so looks have to see it
public final class FaultyBusySelectorLoop {
    private static final int REQUESTS = 12;

    private FaultyBusySelectorLoop() {}

    public static void main(String[] args) throws Exception {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        try (Socket client = new Socket()) {
            client.connect(server.getLocalAddress());
            client.getOutputStream().write(new byte[REQUESTS]);
            Thread loop = new Thread(() -> serve(selector, server), "nio-server");
            loop.start();
            for (int i = 0; i < REQUESTS; i++) {
                client.getInputStream().read();
            }
            client.shutdownOutput();
            loop.join(30_000);
        }
        server.close();
        selector.close();
    }

    private static void serve(Selector selector, ServerSocketChannel server) {
        try {
            boolean open = true;
            while (open) {
                selector.select();
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    SelectionKey key = ready.next();
                    ready.remove();
                    if (key.isAcceptable()) {
                        SocketChannel accepted = server.accept();
                        accepted.configureBlocking(false);
                        accepted.register(selector, SelectionKey.OP_READ);
                    } else {
                        open = answer((SocketChannel) key.channel());
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean answer(SocketChannel channel) throws IOException, InterruptedException {
        ByteBuffer request = ByteBuffer.allocate(1);
        if (channel.read(request) < 0) {
            channel.close();
            return false;
        }
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
        channel.write(request.flip());
        return true;
    }
}
