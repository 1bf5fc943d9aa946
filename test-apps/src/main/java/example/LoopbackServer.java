/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on the loopback interface for a protocol, with a thread of its own for each connection. */
public final class LoopbackServer implements AutoCloseable {
    private final ServerSocket server;
    private final Protocol protocol;

    /** What the server says to one caller. */
    @FunctionalInterface
    public interface Protocol {
        /** Talks until the caller hangs up, which is an IOException, or has said good-bye. */
        void talk(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException;
    }

    private LoopbackServer(ServerSocket server, Protocol protocol) {
        this.server = server;
        this.protocol = protocol;
    }

    /** Starts listening on a free port. */
    public static LoopbackServer start(Protocol protocol) throws IOException {
        LoopbackServer server = new LoopbackServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), protocol);
        start("loopback-server", server::accept);
        return server;
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                start("loopback-connection", () -> talk(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()))) {
            protocol.talk(in, out);
        } catch (IOException e) {
            return; // the caller hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
