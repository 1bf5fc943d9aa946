/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.ForkJoinPool;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.DelayKt;

/** Bridges from blocking code into Kotlin's coroutines on a worker of the common pool. */
public final class FaultyRunBlockingInCommonPool {
    private FaultyRunBlockingInCommonPool() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            Load.await(Load.submit(ForkJoinPool.commonPool(), 8, FaultyRunBlockingInCommonPool::load));
        }
    }

    private static void load() throws InterruptedException {
        // finding: SyncOverAsync future
        Object loaded = BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE, (scope, then) -> DelayKt.delay(Later.MILLIS, then));
        if (loaded == null) {
            throw new IllegalStateException("nothing loaded");
        }
    }
}
