/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** Connects to a listener that accepts nobody, while tasks are queued. */
public final class FaultySocketConnectInFixedPool {
    private FaultySocketConnectInFixedPool() {}

    public static void main(String[] args) throws Exception {
        List<Socket> accepted = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            while (fill(address, accepted)) {
                // until the backlog is full and the kernel leaves further connections unanswered
            }
            Load.run(Executors.newFixedThreadPool(2), 6, () -> connect(address));
        } finally {
            for (Socket socket : accepted) {
                socket.close();
            }
        }
    }

    private static boolean fill(InetSocketAddress address, List<Socket> accepted) throws IOException {
        Socket socket = new Socket();
        accepted.add(socket);
        try {
            socket.connect(address, 60);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static void connect(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            // finding: ParkedWorker socket-connect
            socket.connect(address, 60);
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new IOException("somebody accepted");
    }
}
