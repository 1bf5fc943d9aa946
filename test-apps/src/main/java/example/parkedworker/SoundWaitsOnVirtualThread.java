/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Loopback;
import example.VirtualThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Waits on virtual threads, which are made for it. */
public final class SoundWaitsOnVirtualThread {
    private SoundWaitsOnVirtualThread() {}

    public static void main(String[] args) throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (Loopback peer = Loopback.start()) {
            for (int i = 0; i < 4; i++) {
                threads.add(VirtualThreads.start(() -> waitFor(peer)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void waitFor(Loopback peer) {
        try (Socket socket = new Socket()) {
            Thread.sleep(Later.MILLIS);
            CountDownLatch latch = new CountDownLatch(1);
            Later.run(latch::countDown);
            latch.await();
            socket.connect(peer.address());
            socket.getOutputStream().write('?');
            if (socket.getInputStream().read() != '!') {
                throw new IOException("no answer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
