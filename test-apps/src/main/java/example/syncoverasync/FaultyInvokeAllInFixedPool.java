/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Has several tasks done by another pool and waits for all of them, while tasks are queued. */
public final class FaultyInvokeAllInFixedPool {
    private FaultyInvokeAllInFixedPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService shards = Executors.newCachedThreadPool();
        List<Callable<String>> queries = List.of(FaultyInvokeAllInFixedPool::query, FaultyInvokeAllInFixedPool::query);
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            // finding: SyncOverAsync future
            shards.invokeAll(queries);
        });
        shards.shutdown();
    }

    private static String query() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return "rows";
    }
}
