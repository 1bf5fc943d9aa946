/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The timeout of invokeAll cancels a task that does not heed it. */
public final class FaultyInvokeAllTimesOut {
    private FaultyInvokeAllTimesOut() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("invoke-all", 1);
        // finding: UncancelledTimeout
        boolean late = pool.invokeAll(List.of(() -> Later.spin(2_500)), 100, TimeUnit.MILLISECONDS)
                .get(0)
                .isCancelled();
        System.out.println(late ? "no answer in time" : "an answer");
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
