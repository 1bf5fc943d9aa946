/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.ForkJoinPool;

/** Waits for a datagram in the common pool. */
public final class FaultyDatagramInCommonPool {
    private FaultyDatagramInCommonPool() {}

    public static void main(String[] args) throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket sender = new DatagramSocket()) {
            for (int i = 0; i < 4; i++) {
                Later.run(() -> sender.send(new DatagramPacket(new byte[1], 1, receiver.getLocalSocketAddress())));
                Load.run(ForkJoinPool.commonPool(), 1, () -> receive(receiver));
            }
        }
    }

    private static void receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1], 1);
        // finding: ParkedWorker datagram
        socket.receive(packet);
    }
}
