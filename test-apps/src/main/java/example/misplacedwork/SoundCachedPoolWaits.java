/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Waits twice on a cached pool, which adds threads for what waits. */
public final class SoundCachedPoolWaits {
    private SoundCachedPoolWaits() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("io-cached"));
        Rounds.of(20, () -> pool.submit(() -> ship()));
        pool.shutdown();
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
