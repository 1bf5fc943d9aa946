/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The work is done before its timeout, and its thread goes on with something else. */
public final class SoundDoneInTime {
    private SoundDoneInTime() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("in-time", 1);
        int answer = CompletableFuture.supplyAsync(() -> Later.spin(20), pool)
                .orTimeout(60, TimeUnit.SECONDS)
                .thenApply(value -> value + 1)
                .join();
        System.out.println("answer " + answer);
        Load.await(Load.submit(pool, 1, () -> Later.spin(1_500)));
        pool.shutdown();
    }
}
