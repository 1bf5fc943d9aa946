/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A peer on the loopback interface that lets its callers wait: it answers each byte {@link Later#MILLIS} ms after it
 * came, and so it reads slowly too. It has a thread for each connection.
 */
public final class Loopback implements AutoCloseable {
    private final ServerSocket server;

    private Loopback(ServerSocket server) {
        this.server = server;
    }

    /** Starts listening on a free port. */
    public static Loopback start() throws IOException {
        Loopback loopback = new Loopback(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        start("loopback-acceptor", loopback::accept);
        return loopback;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                start("loopback-peer", () -> answer(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket;
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            byte[] request = new byte[1 << 16];
            Thread.sleep(Later.MILLIS);
            while (in.read(request) >= 0) {
                Thread.sleep(Later.MILLIS);
                out.write('!');
            }
        } catch (IOException e) {
            return; // the caller hung up before it had read every answer
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
