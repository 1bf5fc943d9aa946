/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;

/** A task takes from a completion service that its own pool feeds. */
public final class FaultyCompletionServiceInOwnPool {
    private FaultyCompletionServiceInOwnPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("completions", 2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            pool.submit(() -> {
                both.together();
                ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(pool);
                service.submit(() -> 42);
                // finding: PoolStarvation
                return service.take().get();
            });
        }
        Standstill.watch();
    }
}
