/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Leaves what is left to do to a dependent stage. */
public final class SoundThenAcceptAsync {
    private SoundThenAcceptAsync() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("uses", 2);
        CompletableFuture<?>[] all = new CompletableFuture<?>[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = Later.complete(i).thenAcceptAsync(order -> Later.spin(5), pool);
        }
        CompletableFuture.allOf(all).join();
        pool.shutdown();
    }
}
