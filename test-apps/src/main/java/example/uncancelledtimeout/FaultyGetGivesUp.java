/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wait for an answer times out, an error is returned, and the call goes on for two seconds more. */
public final class FaultyGetGivesUp {
    private FaultyGetGivesUp() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("gives-up", 1);
        Future<Integer> answer = pool.submit(() -> Later.spin(2_500));
        try {
            // finding: UncancelledTimeout
            answer.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
