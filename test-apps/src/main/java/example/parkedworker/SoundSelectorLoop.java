/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A selector has an executor of its own and waits there for what is ready. */
public final class SoundSelectorLoop {
    private SoundSelectorLoop() {}

    public static void main(String[] args) throws Exception {
        ExecutorService loop = Executors.newSingleThreadExecutor();
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            Future<?> turning = loop.submit(() -> turn(selector, server));
            for (int i = 0; i < 4; i++) {
                Thread.sleep(Later.MILLIS);
                SocketChannel.open(server.getLocalAddress()).close();
            }
            turning.get();
        }
        loop.shutdown();
    }

    private static int turn(Selector selector, ServerSocketChannel server) throws IOException {
        int callers = 0;
        while (callers < 4) {
            selector.select();
            selector.selectedKeys().clear();
            SocketChannel caller = server.accept();
            if (caller != null) {
                caller.close();
                callers++;
            }
        }
        return callers;
    }
}
