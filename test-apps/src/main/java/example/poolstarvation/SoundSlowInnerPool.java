/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.concurrent.ExecutorService;

/** The inner tasks have a pool of their own and take their time: slow, and it ends. */
// options: pools=slow-*:blocking
public final class SoundSlowInnerPool {
    private SoundSlowInnerPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService outer = Load.fixedPool("slow-outer", 2);
        ExecutorService inner = Load.fixedPool("slow-inner", 2);
        Load.run(outer, 4, () -> inner.submit(() -> spin(600)).get());
        inner.shutdown();
    }

    private static long spin(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return end;
    }
}
