/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Joins a second future in the callback of the first, on the thread that completed it. */
public final class FaultyJoinInWhenComplete {
    private FaultyJoinInWhenComplete() {}

    public static void main(String[] args) throws Exception {
        Executor callbacks = Load.fixedPool("callbacks", 1);
        CompletableFuture<?>[] audits = new CompletableFuture<?>[5];
        for (int i = 0; i < audits.length; i++) {
            audits[i] = Later.complete("order").whenCompleteAsync(FaultyJoinInWhenComplete::audit, callbacks);
        }
        CompletableFuture.allOf(audits).join();
    }

    private static void audit(@Nullable String order, @Nullable Throwable failure) {
        // finding: SyncOverAsync future
        Later.complete("audited").join();
    }
}
