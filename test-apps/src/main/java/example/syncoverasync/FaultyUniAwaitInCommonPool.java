/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ForkJoinPool;

/** Awaits a Uni of Mutiny on a worker of the common pool. */
public final class FaultyUniAwaitInCommonPool {
    private FaultyUniAwaitInCommonPool() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            Load.await(Load.submit(ForkJoinPool.commonPool(), 8, FaultyUniAwaitInCommonPool::load));
        }
    }

    private static int load() {
        Uni<Integer> price = Uni.createFrom().completionStage(() -> Later.complete(42));
        // finding: SyncOverAsync future
        return price.await().indefinitely();
    }
}
