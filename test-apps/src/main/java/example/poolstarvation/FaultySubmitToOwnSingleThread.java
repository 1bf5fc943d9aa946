/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A task on the only thread waits for a task behind it. */
public final class FaultySubmitToOwnSingleThread {
    private FaultySubmitToOwnSingleThread() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor(Load.named("own-single"));
        pool.submit(() -> {
            Future<Integer> inner = pool.submit(() -> 42);
            // finding: PoolStarvation
            return inner.get();
        });
        Standstill.watch();
    }
}
