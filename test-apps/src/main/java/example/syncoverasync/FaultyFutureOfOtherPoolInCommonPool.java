/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** Waits in the common pool for a task of another pool; the common pool does not make up for that. */
public final class FaultyFutureOfOtherPoolInCommonPool {
    private FaultyFutureOfOtherPoolInCommonPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService reports = Executors.newCachedThreadPool();
        Load.run(ForkJoinPool.commonPool(), 5, () -> {
            Future<?> report = reports.submit(() -> {
                Thread.sleep(Later.MILLIS);
                return "report";
            });
            // finding: SyncOverAsync future
            report.get();
        });
        reports.shutdown();
    }
}
