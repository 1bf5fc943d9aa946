/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import example.Loopback;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executors;

/** Writes more than a slow reader takes, while tasks are queued. */
public final class FaultySocketWriteInFixedPool {
    private FaultySocketWriteInFixedPool() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            send(peer); // loads the classes
            Load.run(Executors.newFixedThreadPool(2), 6, () -> send(peer));
        }
    }

    private static void send(Loopback peer) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSendBufferSize(4096);
            socket.setReceiveBufferSize(4096);
            socket.connect(peer.address());
            // finding: ParkedWorker socket-write
            socket.getOutputStream().write(new byte[400_000]);
            socket.shutdownInput();
        }
    }
}
