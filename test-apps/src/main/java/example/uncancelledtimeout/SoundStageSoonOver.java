/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The work ends soon after the timeout: no thread is lost to it. */
public final class SoundStageSoonOver {
    private SoundStageSoonOver() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stage-soon-over", 1);
        for (int i = 0; i < 10; i++) {
            int answer = CompletableFuture.supplyAsync(() -> Later.spin(150), pool)
                    .completeOnTimeout(0, 100, TimeUnit.MILLISECONDS)
                    .join();
            System.out.println("answer " + answer);
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
