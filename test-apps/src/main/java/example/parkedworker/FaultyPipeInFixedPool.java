/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.Executors;

/** Reads from a pipe between threads while tasks are queued. */
public final class FaultyPipeInFixedPool {
    private FaultyPipeInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, FaultyPipeInFixedPool::read);
    }

    private static void read() throws IOException {
        try (PipedInputStream in = new PipedInputStream();
                PipedOutputStream out = new PipedOutputStream(in)) {
            Later.run(() -> {
                out.write('!');
                out.flush();
            });
            // finding: ParkedWorker pipe
            int read = in.read();
            if (read != '!') {
                throw new IOException("nothing read");
            }
        }
    }
}
