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
import java.util.ArrayList;
import java.util.List;

/** A loop that selects in one method and dispatches in another; its handlers and its acceptor wait. */
public final class FaultyReactorPattern implements Runnable {
    private static final int ROUNDS = 6;

    private final Selector selector;
    private final ServerSocketChannel server;
    private volatile boolean stopped;

    private FaultyReactorPattern(Selector selector, ServerSocketChannel server) {
        this.selector = selector;
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            FaultyReactorPattern reactor = new FaultyReactorPattern(selector, server);
            server.register(selector, SelectionKey.OP_ACCEPT, (Handler) reactor::accept);
            Thread thread = new Thread(reactor, "prices");
            thread.start();
            for (int i = 0; i < ROUNDS; i++) {
                Thread.sleep(2 * Later.MILLIS);
                call((InetSocketAddress) server.getLocalAddress());
            }
            reactor.stopped = true;
            selector.wakeup();
            thread.join();
        }
    }

    private static void call(InetSocketAddress address) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(address);
            Thread.sleep(2 * Later.MILLIS);
            socket.getOutputStream().write('g');
            Thread.sleep(2 * Later.MILLIS);
            socket.getOutputStream().write('?');
            socket.getInputStream().read();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                List<SelectionKey> ready = awaitReady();
                for (SelectionKey key : ready) {
                    ((Handler) key.attachment()).ready();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SelectionKey> awaitReady() throws IOException {
        selector.select();
        List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        return ready;
    }

    private void accept() throws IOException {
        SocketChannel caller = server.accept();
        // finding: BlockedEventLoop socket-read
        caller.read(ByteBuffer.allocate(1));
        caller.configureBlocking(false);
        caller.register(selector, SelectionKey.OP_READ, new Prices(caller));
    }

    private interface Handler {
        void ready() throws IOException;
    }

    private record Prices(SocketChannel caller) implements Handler {
        @Override
        public void ready() throws IOException {
            ByteBuffer request = ByteBuffer.allocate(1);
            if (caller.read(request) < 0) {
                caller.close();
                return;
            }
            // finding: BlockedEventLoop future
            Later.complete("42").join();
            caller.write(request.flip());
        }
    }
}
