/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A ZooKeeper server in this JVM, on the loopback interface. */
public final class ZooKeeperPeer implements AutoCloseable {
    private static final int TICK_MILLIS = 500;

    private final ServerCnxnFactory connections;

    private ZooKeeperPeer(ServerCnxnFactory connections) {
        this.connections = connections;
    }

    /** Starts it on a free port, with an empty tree. */
    public static ZooKeeperPeer start() throws Exception {
        File data = Files.createTempDirectory("zookeeper").toFile();
        ServerCnxnFactory connections =
                ServerCnxnFactory.createFactory(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        connections.startup(new ZooKeeperServer(data, data, TICK_MILLIS));
        return new ZooKeeperPeer(connections);
    }

    /** What a client connects to. */
    public String address() {
        return "127.0.0.1:" + connections.getLocalPort();
    }

    @Override
    public void close() {
        connections.shutdown();
    }
}
