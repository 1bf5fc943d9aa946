/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import java.io.IOException;
import java.util.concurrent.ForkJoinPool;

/** Waits for a process in the common pool. */
public final class FaultyProcessInCommonPool {
    private FaultyProcessInCommonPool() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            Process process = new ProcessBuilder("sleep", "0.06").start();
            Load.run(ForkJoinPool.commonPool(), 1, () -> awaitEnd(process));
        }
    }

    private static void awaitEnd(Process process) throws IOException, InterruptedException {
        // finding: ParkedWorker process
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("sleep ended with " + status);
        }
    }
}
