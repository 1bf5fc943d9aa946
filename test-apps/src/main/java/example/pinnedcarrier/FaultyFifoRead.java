/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Fifo;
import example.VirtualThreads;
import java.io.FileInputStream;

/** Virtual threads read from a pipe that has nothing to read yet; JDK 21 adds carriers for that. */
// since: 21
public final class FaultyFifoRead {
    private FaultyFifoRead() {}

    public static void main(String[] args) throws Exception {
        try (Fifo fifo = Fifo.make()) {
            Thread writer = new Thread(() -> writeLater(fifo), "writer");
            writer.start();
            VirtualThreads.run(6, () -> read(fifo));
            writer.join();
        }
    }

    private static void read(Fifo fifo) throws Exception {
        try (FileInputStream in = new FileInputStream(fifo.file())) {
            // finding[25]: PinnedCarrier file-read
            in.read();
        }
    }

    private static void writeLater(Fifo fifo) {
        try {
            Thread.sleep(250);
            for (int i = 0; i < 6; i++) {
                fifo.put();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
