/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** As {@link FaultyNestedAtLoadOne}, but it waits for a stage that hangs on the task. */
public final class FaultyNestedStagesAtLoadOne {
    private FaultyNestedStagesAtLoadOne() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stages-load-one", 4);
        for (int i = 0; i < 5; i++) {
            Load.await(Load.submit(pool, 1, () -> {
                CompletableFuture<String> page = CompletableFuture.supplyAsync(() -> Later.spin(Later.MILLIS), pool)
                        .thenApply(price -> price + 1)
                        .thenApply(price -> "page " + price);
                // finding: PoolStarvation
                page.join();
            }));
        }
        pool.shutdown();
    }
}
