/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A cancel interrupts the thread, and a socket read does not heed that. */
public final class FaultySocketReadCancelled {
    private FaultySocketReadCancelled() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("reads", 1);
        CountDownLatch reads = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket silent = server.accept()) {
            Future<Integer> answer = pool.submit(() -> read(client, reads));
            reads.await();
            Thread.sleep(50);
            // finding: UncancelledTimeout
            answer.cancel(true);
            Thread.sleep(2_500);
            silent.getOutputStream().write(1);
            pool.shutdown();
            pool.awaitTermination(10, TimeUnit.SECONDS); // its thread reads until then
        }
    }

    private static int read(Socket client, CountDownLatch reads) throws IOException {
        reads.countDown();
        return client.getInputStream().read();
    }
}
