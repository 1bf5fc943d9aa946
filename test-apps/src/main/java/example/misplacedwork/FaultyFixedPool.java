/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Load;
import example.Loopback;
import example.SlowDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;

/** Orders ask a database and a peer on a fixed pool with a thread per processor. */
public final class FaultyFixedPool {
    private FaultyFixedPool() {}

    public static void main(String[] args) throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(processors);
        for (int i = 0; i < processors; i++) {
            connections.add(SlowDatabase.connect("stock" + i));
        }
        ExecutorService pool = Load.fixedPool("orders", processors);
        try (Loopback peer = Loopback.start()) {
            // finding: MisplacedWork
            Rounds.of(20, () -> pool.submit(() -> stock(connections) + price(peer.address())));
        }
        pool.shutdown();
    }

    private static int stock(BlockingQueue<Connection> connections) throws Exception {
        Connection connection = connections.take();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SlowDatabase.SLOW_CALL);
            return 1;
        } finally {
            connections.add(connection);
        }
    }

    private static int price(InetSocketAddress peer) throws IOException {
        try (Socket socket = new Socket(peer.getAddress(), peer.getPort())) {
            socket.getOutputStream().write(1);
            return socket.getInputStream().read();
        }
    }
}
