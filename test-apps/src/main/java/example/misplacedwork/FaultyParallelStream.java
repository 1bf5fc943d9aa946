/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.stream.IntStream;

/** A parallel stream asks a peer twice for each order. */
public final class FaultyParallelStream {
    private FaultyParallelStream() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            Rounds.run(() -> IntStream.range(0, 20)
                    .parallel()
                    // finding: MisplacedWork
                    .forEach(order -> ship(peer.address())));
        }
    }

    private static int ship(InetSocketAddress peer) {
        try (Socket socket = new Socket(peer.getAddress(), peer.getPort())) {
            socket.getOutputStream().write(1);
            int stock = socket.getInputStream().read();
            socket.getOutputStream().write(2);
            return stock + socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
