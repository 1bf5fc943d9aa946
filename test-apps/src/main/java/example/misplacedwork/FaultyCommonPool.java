/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Orders ask a peer twice on the common pool. */
public final class FaultyCommonPool {
    private FaultyCommonPool() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            // finding: MisplacedWork
            Rounds.of(20, () -> CompletableFuture.supplyAsync(() -> ship(peer.address()), ForkJoinPool.commonPool()));
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
