/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import example.Load;
import example.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** What Guava transforms on a pool with a thread per processor asks a peer twice. */
public final class FaultyGuavaTransform {
    private FaultyGuavaTransform() {}

    public static void main(String[] args) throws Exception {
        ListeningExecutorService pool = MoreExecutors.listeningDecorator(
                Load.fixedPool("transform", Runtime.getRuntime().availableProcessors()));
        try (Loopback peer = Loopback.start()) {
            Rounds.run(() -> {
                List<Future<?>> all = new ArrayList<>();
                SettableFuture<Loopback> ready = SettableFuture.create();
                for (int i = 0; i < 20; i++) {
                    // finding: MisplacedWork
                    all.add(Futures.transform(ready, found -> ship(found.address()), pool));
                }
                ready.set(peer);
                Rounds.await(all);
            });
        }
        pool.shutdown();
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
