/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Waits for a future on the only thread of a scheduled pool while other tasks are due. */
public final class FaultyGetInScheduledPool {
    private FaultyGetInScheduledPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newSingleThreadScheduledExecutor(), 6, () -> {
            CompletableFuture<String> rates = Later.complete("rates");
            // finding: SyncOverAsync future
            rates.get();
        });
    }
}
