/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** The worker waits for whichever of two tasks is done first; one is behind it, the other elsewhere, and slow. */
// options: pools=slow-*:blocking
public final class SoundEitherOfTwoPools {
    private SoundEitherOfTwoPools() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("slow-either", 1);
        ExecutorService other = Load.fixedPool("slow-other", 1);
        Load.run(pool, 1, () -> {
            CompletableFuture<Integer> here = CompletableFuture.supplyAsync(() -> 1, pool);
            CompletableFuture<Integer> there = CompletableFuture.supplyAsync(SoundEitherOfTwoPools::slow, other);
            here.applyToEither(there, value -> value).join();
        });
        other.shutdown();
    }

    private static int slow() {
        long end = System.nanoTime() + 1_000_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return 2;
    }
}
