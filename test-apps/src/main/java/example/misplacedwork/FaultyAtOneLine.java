/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Tasks that wait at a single line: the finding about the line says so, and names the other. */
public final class FaultyAtOneLine {
    private FaultyAtOneLine() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("one-line", Runtime.getRuntime().availableProcessors());
        Rounds.of(20, () -> pool.submit(() -> poll()));
        pool.shutdown();
    }

    private static int poll() throws InterruptedException {
        // finding: ParkedWorker sleep
        TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
        return 42;
    }
}
