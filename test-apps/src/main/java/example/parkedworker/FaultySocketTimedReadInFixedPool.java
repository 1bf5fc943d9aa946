/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import example.Loopback;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executors;

/** Reads from a socket with a time limit while tasks are queued. */
public final class FaultySocketTimedReadInFixedPool {
    private FaultySocketTimedReadInFixedPool() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            ask(peer); // loads the classes
            Load.run(Executors.newFixedThreadPool(2), 8, () -> ask(peer));
        }
    }

    private static void ask(Loopback peer) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(peer.address());
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write('?');
            // finding: ParkedWorker socket-read
            int answer = socket.getInputStream().read();
            if (answer != '!') {
                throw new IOException("no answer");
            }
        }
    }
}
