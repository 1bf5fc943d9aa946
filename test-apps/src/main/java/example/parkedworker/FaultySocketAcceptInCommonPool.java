/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ForkJoinPool;

/** Waits for a caller in the common pool. */
public final class FaultySocketAcceptInCommonPool {
    private FaultySocketAcceptInCommonPool() {}

    public static void main(String[] args) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Load.run(ForkJoinPool.commonPool(), 4, () -> {
                Later.run(() -> new Socket(server.getInetAddress(), server.getLocalPort()).close());
                // finding: ParkedWorker socket-accept
                server.accept().close();
            });
        }
    }
}
