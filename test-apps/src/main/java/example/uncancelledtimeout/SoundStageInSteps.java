/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a stage in steps and shows progress: each step times out, and it comes back. */
public final class SoundStageInSteps {
    private SoundStageInSteps() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("stage-in-steps", 1);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> Later.spin(2_500), pool);
        while (true) {
            try {
                answer.get(400, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                System.out.println("still waiting");
            }
        }
        pool.shutdown();
    }
}
