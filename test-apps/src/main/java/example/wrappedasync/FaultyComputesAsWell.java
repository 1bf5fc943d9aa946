/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Waits and computes as long: the task needs its thread, so only the wait is named. */
public final class FaultyComputesAsWell {
    private FaultyComputesAsWell() {}

    public static void main(String[] args) {
        for (int i = 0; i < 4; i++) {
            round();
        }
    }

    private static void round() {
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(FaultyComputesAsWell::work, ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(all).join();
    }

    private static int work() {
        // finding: SyncOverAsync future
        int seed = Later.complete(42).join();
        return seed + Later.spin(Later.MILLIS);
    }
}
