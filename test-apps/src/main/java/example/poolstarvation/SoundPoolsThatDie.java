/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Pools come and go while they are looked at. */
public final class SoundPoolsThatDie {
    private SoundPoolsThatDie() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 300; i++) {
            ExecutorService pool = Load.fixedPool("mayfly", 3);
            pool.submit(() -> 42).get(10, TimeUnit.SECONDS);
            List<Runnable> left = pool.shutdownNow();
            if (!left.isEmpty()) {
                throw new IllegalStateException("tasks were left");
            }
        }
    }
}
