/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** One caller has no patience, but the answer is kept for the next: the work is wanted. */
public final class SoundCopyTimesOut {
    private SoundCopyTimesOut() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("copy-timeout", 1);
        CompletableFuture<Integer> kept = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool);
        int now = kept.copy().completeOnTimeout(0, 100, TimeUnit.MILLISECONDS).join();
        System.out.println("answer " + now + ", then " + kept.get(20, TimeUnit.SECONDS));
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
