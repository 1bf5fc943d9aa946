/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Loopback;
import example.VirtualThreads;
import java.net.Socket;

/** Many virtual threads wait for answers from sockets. */
// since: 21
public final class SoundSocketRead {
    private SoundSocketRead() {}

    public static void main(String[] args) throws Exception {
        try (Loopback server = Loopback.start()) {
            VirtualThreads.run(40, () -> query(server));
        }
    }

    private static void query(Loopback server) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            socket.getOutputStream().write('?');
            socket.getInputStream().read();
        }
    }
}
