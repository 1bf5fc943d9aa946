/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Two processors, but a property gives the common pool workers enough on every release. */
// jvm: -XX:ActiveProcessorCount=2 -Djava.util.concurrent.ForkJoinPool.common.parallelism=4
// options: pools=commonPool:blocking
public final class SoundHigherParallelism {
    private SoundHigherParallelism() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<?>[] all = new CompletableFuture<?>[4];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(SoundHigherParallelism::load);
        }
        CompletableFuture.allOf(all).join();
    }

    private static String load() {
        try {
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
