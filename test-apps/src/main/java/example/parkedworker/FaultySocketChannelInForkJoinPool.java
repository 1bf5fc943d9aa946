/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import example.Loopback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ForkJoinPool;

/** Reads from a channel in blocking mode in a ForkJoinPool. */
public final class FaultySocketChannelInForkJoinPool {
    private FaultySocketChannelInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start()) {
            ask(peer); // loads the classes
            Load.run(new ForkJoinPool(2), 4, () -> ask(peer));
        }
    }

    private static void ask(Loopback peer) throws IOException {
        try (SocketChannel channel = SocketChannel.open(peer.address())) {
            channel.write(ByteBuffer.wrap(new byte[] {'?'}));
            // finding: ParkedWorker socket-read
            int read = channel.read(ByteBuffer.allocate(1));
            if (read != 1) {
                throw new IOException("no answer");
            }
        }
    }
}
