/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits in steps and shows progress: each step times out, and it comes back for the result. */
public final class SoundWaitInSteps {
    private SoundWaitInSteps() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("in-steps", 1);
        Future<Integer> answer = pool.submit(() -> Later.spin(2_500));
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
