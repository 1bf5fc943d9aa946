/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** A task races two others in its own pool. */
public final class FaultyInvokeAnyInOwnPool {
    private FaultyInvokeAnyInOwnPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("race", 2);
        Standstill both = new Standstill(2);
        Callable<Integer> replica = () -> 42;
        for (int i = 0; i < 2; i++) {
            pool.submit(() -> {
                both.together();
                // finding: PoolStarvation
                return pool.invokeAny(List.of(replica, replica));
            });
        }
        Standstill.watch();
    }
}
