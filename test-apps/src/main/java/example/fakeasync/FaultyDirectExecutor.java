/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Gives supplyAsync an executor that runs the task on the caller. */
public final class FaultyDirectExecutor {
    private FaultyDirectExecutor() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            for (int i = 0; i < 4; i++) {
                ask(peer).join();
            }
        }
    }

    private static CompletableFuture<Integer> ask(Loopback peer) {
        // finding: FakeAsync socket-read
        return CompletableFuture.supplyAsync(() -> read(peer), Runnable::run);
    }

    private static int read(Loopback peer) {
        try (Socket socket =
                new Socket(peer.address().getAddress(), peer.address().getPort())) {
            socket.getOutputStream().write('?');
            return socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
