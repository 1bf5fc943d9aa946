/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Waits for less than the threshold. */
public final class SoundShortWaits {
    private SoundShortWaits() {}

    public static void main(String[] args) {
        for (int i = 0; i < 50; i++) {
            load().join();
        }
    }

    private static CompletableFuture<String> load() {
        LockSupport.parkNanos(100_000);
        return CompletableFuture.completedFuture("loaded");
    }
}
