/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.concurrent.ExecutorService;

/** Many tasks are queued and every worker computes: a small pool, no starvation by waiting. */
public final class SoundBusyPool {
    private SoundBusyPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("busy", 2);
        Load.run(pool, 30, () -> {
            long end = System.nanoTime() + 100_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
    }
}
