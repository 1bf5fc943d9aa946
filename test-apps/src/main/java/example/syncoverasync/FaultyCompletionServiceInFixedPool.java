/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Waits for whatever task of another pool ends first, while tasks are queued. */
public final class FaultyCompletionServiceInFixedPool {
    private FaultyCompletionServiceInFixedPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService suppliers = Executors.newCachedThreadPool();
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            CompletionService<String> offers = new ExecutorCompletionService<>(suppliers);
            Future<String> submitted = offers.submit(() -> {
                Thread.sleep(Later.MILLIS);
                return "offer";
            });
            // finding: SyncOverAsync future
            Future<String> first = offers.take();
            if (first != submitted) {
                throw new IllegalStateException("another offer");
            }
        });
        suppliers.shutdown();
    }
}
