/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** A task fans out into its own pool. */
public final class FaultyInvokeAllInOwnPool {
    private FaultyInvokeAllInOwnPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("fan-out", 2);
        Standstill both = new Standstill(2);
        Callable<Integer> part = () -> 21;
        for (int i = 0; i < 2; i++) {
            pool.submit(() -> {
                both.together();
                // finding: PoolStarvation
                return pool.invokeAll(List.of(part, part));
            });
        }
        Standstill.watch();
    }
}
