/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Gets a future while tasks are queued. */
public final class FaultyGetInFixedPool {
    private FaultyGetInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            CompletableFuture<String> price = Later.complete("42");
            // finding: SyncOverAsync future
            price.get();
        });
    }
}
