/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Asks futures for their value without waiting for it. */
public final class SoundGetNow {
    private SoundGetNow() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> price = Later.complete("42");
        Load.run(Executors.newFixedThreadPool(2), 100, () -> {
            if (!price.isDone()) {
                price.getNow("unknown");
            }
        });
        price.join();
    }
}
