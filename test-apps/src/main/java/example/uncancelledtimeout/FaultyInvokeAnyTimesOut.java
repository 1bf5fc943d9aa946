/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The timeout of invokeAny cancels a task that does not heed it. */
public final class FaultyInvokeAnyTimesOut {
    private FaultyInvokeAnyTimesOut() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("invoke-any", 1);
        try {
            // finding: UncancelledTimeout
            pool.invokeAny(List.of(() -> Later.spin(2_500)), 100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
