/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Fifo;
import example.Later;
import example.Load;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ForkJoinPool;

/** Reads by a file channel, in a ForkJoinPool, where nothing is to be read yet. */
public final class FaultyFileChannelInForkJoinPool {
    private FaultyFileChannelInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        try (Fifo fifo = Fifo.make()) {
            Load.run(new ForkJoinPool(2), 4, () -> {
                try (FileChannel channel = FileChannel.open(fifo.file().toPath(), StandardOpenOption.READ)) {
                    Later.run(fifo::put);
                    // finding: ParkedWorker file-read
                    int read = channel.read(ByteBuffer.allocate(1));
                    if (read != 1) {
                        throw new IOException("nothing read");
                    }
                }
            });
        }
    }
}
