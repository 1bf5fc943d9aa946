/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A thread of the application's own accepts callers and serves them one after the other: it is no event loop. */
public final class SoundAcceptLoop {
    private static final int CALLERS = 6;

    private SoundAcceptLoop() {}

    public static void main(String[] args) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> accept(server), "acceptor");
            acceptor.start();
            for (int i = 0; i < CALLERS; i++) {
                Thread.sleep(Later.MILLIS);
                try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    Thread.sleep(Later.MILLIS);
                    socket.getOutputStream().write('?');
                    socket.getInputStream().read();
                }
            }
            acceptor.join();
        }
    }

    private static void accept(ServerSocket server) {
        try {
            for (int i = 0; i < CALLERS; i++) {
                try (Socket caller = server.accept()) {
                    caller.getInputStream().read();
                    Later.complete("42").join();
                    caller.getOutputStream().write('!');
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
