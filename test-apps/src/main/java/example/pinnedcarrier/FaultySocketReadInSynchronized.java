/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Loopback;
import example.VirtualThreads;
import java.io.InputStream;
import java.net.Socket;

/** A connection that is guarded by a monitor: the read blocks inside it. */
// since: 21
public final class FaultySocketReadInSynchronized {
    private FaultySocketReadInSynchronized() {}

    public static void main(String[] args) throws Exception {
        try (Loopback server = Loopback.start()) {
            VirtualThreads.run(8, () -> query(server));
        }
    }

    private static void query(Loopback server) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            synchronized (socket) {
                InputStream in = socket.getInputStream();
                socket.getOutputStream().write('?');
                // finding[21]: PinnedCarrier socket-read
                in.read();
            }
        }
    }
}
