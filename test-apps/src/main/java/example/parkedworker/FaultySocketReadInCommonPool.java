/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import example.Loopback;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ForkJoinPool;

/** Reads from a socket in the common pool. */
public final class FaultySocketReadInCommonPool {
    private FaultySocketReadInCommonPool() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            ask(peer); // loads the classes
            Load.run(ForkJoinPool.commonPool(), 4, () -> ask(peer));
        }
    }

    private static void ask(Loopback peer) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(peer.address());
            socket.getOutputStream().write('?');
            // finding: ParkedWorker socket-read
            int answer = socket.getInputStream().read();
            if (answer != '!') {
                throw new IOException("no answer");
            }
        }
    }
}
