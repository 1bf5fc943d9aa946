/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A library runs short tasks on the common pool that only compute. */
// options: application-packages=com.acme.
public final class SoundShortTasks {
    private SoundShortTasks() {}

    public static void main(String[] args) {
        for (int round = 0; round < 20; round++) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.supplyAsync(() -> Later.spin(1), ForkJoinPool.commonPool());
            }
            CompletableFuture.allOf(all).join();
        }
    }
}
