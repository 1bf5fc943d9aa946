/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** All workers wait for a future that another system completes after a second, with tasks behind them. */
// options: pools=slow-*:blocking
public final class SoundFutureOfOtherSystem {
    private SoundFutureOfOtherSystem() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("slow-remote", 2);
        CompletableFuture<Integer> reply = new CompletableFuture<>();
        List<Future<?>> tasks =
                Load.submit(pool, 4, () -> reply.thenApply(value -> value + 1).join());
        Standstill.watch();
        reply.complete(41);
        Load.await(tasks);
    }
}
