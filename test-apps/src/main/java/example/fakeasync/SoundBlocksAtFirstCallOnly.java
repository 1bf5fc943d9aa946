/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sets itself up at its first call. */
public final class SoundBlocksAtFirstCallOnly {
    private SoundBlocksAtFirstCallOnly() {}

    private static final AtomicInteger CALLS = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 20; i++) {
            connect().join();
        }
    }

    private static CompletableFuture<Integer> connect() throws InterruptedException {
        if (CALLS.getAndIncrement() == 0) {
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
        }
        return CompletableFuture.completedFuture(CALLS.get());
    }
}
