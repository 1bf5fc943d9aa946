/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;

/** Stages without an executor that only compose what others complete. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundComposes {
    private SoundComposes() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = Later.complete(i)
                    .thenComposeAsync(id -> Later.complete(id * 10))
                    .thenCombineAsync(Later.complete(1), Integer::sum);
        }
        CompletableFuture.allOf(all).join();
    }
}
