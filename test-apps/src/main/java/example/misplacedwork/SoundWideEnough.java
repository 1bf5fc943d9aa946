/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;

/** Waits twice on a pool with a thread per processor, never more at once than it has threads. */
public final class SoundWideEnough {
    private SoundWideEnough() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool =
                Load.fixedPool("wide-enough", Runtime.getRuntime().availableProcessors());
        Rounds.of(3, () -> pool.submit(() -> ship()));
        pool.shutdown();
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
