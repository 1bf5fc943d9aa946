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
import java.util.ArrayList;
import java.util.List;

/** A loop that selects in one method and dispatches in another; one of its handlers computes. */
public final class FaultyReactorPattern implements Runnable {
    private static final int REQUESTS = 10;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final byte[] page;
    private volatile boolean stopped;

    private FaultyReactorPattern(Selector selector, ServerSocketChannel server, byte[] page) {
        this.selector = selector;
        this.server = server;
        this.page = page;
    }

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            FaultyReactorPattern reactor = new FaultyReactorPattern(selector, server, page);
            server.register(selector, SelectionKey.OP_ACCEPT, (Handler) reactor::accept);
            Thread thread = new Thread(reactor, "accounts");
            thread.start();
            // The first call is idle for long enough that the loop is known by its select.
            for (int i = 0; i < REQUESTS; i++) {
                Thread.sleep(30);
                Calls.bytes((InetSocketAddress) server.getLocalAddress(), 1);
            }
            reactor.stopped = true;
            selector.wakeup();
            thread.join();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                for (SelectionKey key : awaitReady()) {
                    ((Handler) key.attachment()).ready();
                }
            }
        } catch (Exception e) {
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
        caller.configureBlocking(false);
        caller.register(selector, SelectionKey.OP_READ, (Handler) () -> pack(caller));
    }

    private void pack(SocketChannel caller) throws Exception {
        ByteBuffer request = ByteBuffer.allocate(1);
        if (caller.read(request) < 0) {
            caller.close();
            return;
        }
        // finding: HoggedEventLoop
        Computing.packer(page).deflate(Computing.ROOM);
        caller.write(request.flip());
    }

    private interface Handler {
        void ready() throws Exception;
    }
}
