/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Fifo;
import example.Later;
import example.Load;
import example.VirtualThreads;
import java.io.FileInputStream;
import java.util.concurrent.ExecutorService;

/** A platform thread reads the pipe, the virtual thread waits for its future. */
// since: 21
public final class SoundPipeOnPlatformThread {
    private SoundPipeOnPlatformThread() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pipes = Load.fixedPool("pipes", 4);
        try (Fifo fifo = Fifo.make()) {
            VirtualThreads.run(4, () -> pipes.submit(() -> read(fifo)).get());
        }
        pipes.shutdown();
    }

    private static int read(Fifo fifo) throws Exception {
        try (FileInputStream in = new FileInputStream(fifo.file())) {
            Later.run(fifo::put);
            return in.read();
        }
    }
}
