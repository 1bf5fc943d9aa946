/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Fifo;
import example.Later;
import example.Load;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.concurrent.ForkJoinPool;

/** Reads in the common pool from a file that has nothing to read yet. */
public final class FaultyFifoReadInCommonPool {
    private FaultyFifoReadInCommonPool() {}

    public static void main(String[] args) throws Exception {
        try (Fifo fifo = Fifo.make()) {
            Load.run(ForkJoinPool.commonPool(), 4, () -> {
                try (FileInputStream in = new FileInputStream(fifo.file())) {
                    Later.run(fifo::put);
                    // finding: ParkedWorker file-read
                    int read = in.read();
                    if (read != '!') {
                        throw new IOException("nothing read");
                    }
                }
            });
        }
    }
}
