/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Fifo;
import example.VirtualThreads;
import java.io.FileInputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Every carrier reads from a pipe that a virtual thread would fill. */
// since: 21
public final class FaultyAllCarriersInPipes {
    private FaultyAllCarriersInPipes() {}

    private static final int READERS = 8;

    public static void main(String[] args) throws Exception {
        try (Fifo fifo = Fifo.make()) {
            ExecutorService executor = VirtualThreads.perTask();
            for (int i = 0; i < READERS; i++) {
                executor.submit(() -> read(fifo));
            }
            Thread.sleep(600);
            for (int i = 0; i < READERS; i++) {
                fifo.put();
            }
            executor.shutdown();
            if (!executor.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("readers are left");
            }
        }
    }

    private static int read(Fifo fifo) throws Exception {
        try (FileInputStream in = new FileInputStream(fifo.file())) {
            // finding[25]: PinnedCarrier file-read
            return in.read();
        }
    }
}
