/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An acceptor has an executor of its own and waits there for callers. */
public final class SoundAcceptorLoop {
    private SoundAcceptorLoop() {}

    public static void main(String[] args) throws Exception {
        ExecutorService acceptor = Executors.newSingleThreadExecutor();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Future<?> accepting = acceptor.submit(() -> accept(server));
            for (int i = 0; i < 4; i++) {
                Thread.sleep(Later.MILLIS);
                new Socket(server.getInetAddress(), server.getLocalPort()).close();
            }
            accepting.get();
        }
        acceptor.shutdown();
    }

    private static int accept(ServerSocket server) throws IOException {
        int callers = 0;
        while (callers < 4) {
            server.accept().close();
            callers++;
        }
        return callers;
    }
}
