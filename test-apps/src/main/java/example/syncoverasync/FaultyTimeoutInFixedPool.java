/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits in vain for a future while tasks are queued. */
public final class FaultyTimeoutInFixedPool {
    private FaultyTimeoutInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            try {
                // finding: SyncOverAsync future
                new CompletableFuture<String>().get(Later.MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return; // nobody completes it
            }
            throw new IllegalStateException("somebody completed it");
        });
    }
}
