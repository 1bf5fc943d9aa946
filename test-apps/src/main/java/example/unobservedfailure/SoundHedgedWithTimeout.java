/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The same by applyToEither, where the loser ends by its timeout. */
public final class SoundHedgedWithTimeout {
    private SoundHedgedWithTimeout() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> slow = new CompletableFuture<String>().orTimeout(500, TimeUnit.MILLISECONDS);
        CompletableFuture<String> quick = CompletableFuture.supplyAsync(() -> "answer");
        System.out.println(slow.applyToEither(quick, answer -> answer + "!").join());
        for (long end = System.nanoTime() + 10_000_000_000L; !slow.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }
}
