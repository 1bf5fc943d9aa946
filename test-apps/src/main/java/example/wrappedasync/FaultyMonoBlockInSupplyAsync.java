/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import reactor.core.publisher.Mono;

/** Blocks on a Mono inside supplyAsync, where toFuture is the stage. */
public final class FaultyMonoBlockInSupplyAsync {
    private FaultyMonoBlockInSupplyAsync() {}

    public static void main(String[] args) {
        for (int i = 0; i < 4; i++) {
            round();
        }
    }

    private static void round() {
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(FaultyMonoBlockInSupplyAsync::tick, ForkJoinPool.commonPool());
        }
        CompletableFuture.allOf(all).join();
    }

    private static Long tick() {
        // finding: WrappedAsync future
        return Mono.delay(Duration.ofMillis(Later.MILLIS)).block();
    }
}
