/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/** A task of a ForkJoinPool divides orders and asks a peer twice for each. */
public final class FaultyRecursiveAction {
    private FaultyRecursiveAction() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(4);
        try (Loopback peer = Loopback.start()) {
            Rounds.run(() -> pool.invoke(new Orders(16, peer.address())));
        }
        pool.shutdown();
    }

    private static final class Orders extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final int count;
        private final transient InetSocketAddress peer;

        Orders(int count, InetSocketAddress peer) {
            this.count = count;
            this.peer = peer;
        }

        @Override
        protected void compute() {
            if (count > 1) {
                // finding: MisplacedWork
                invokeAll(new Orders(count / 2, peer), new Orders(count - count / 2, peer));
            } else {
                ship(peer);
            }
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
