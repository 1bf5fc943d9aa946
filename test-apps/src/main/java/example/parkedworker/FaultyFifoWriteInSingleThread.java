/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Fifo;
import example.Later;
import example.Load;
import java.io.FileOutputStream;
import java.util.concurrent.Executors;

/** Writes more into a file than its slow reader takes, while tasks are queued. */
public final class FaultyFifoWriteInSingleThread {
    private static final int SIZE = 300_000;

    private FaultyFifoWriteInSingleThread() {}

    public static void main(String[] args) throws Exception {
        try (Fifo fifo = Fifo.make();
                FileOutputStream out = new FileOutputStream(fifo.file())) {
            Load.run(Executors.newSingleThreadExecutor(), 5, () -> {
                Later.run(() -> fifo.take(SIZE));
                // finding: ParkedWorker file-write
                out.write(new byte[SIZE]);
            });
        }
    }
}
