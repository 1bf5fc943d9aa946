/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import com.google.common.util.concurrent.SimpleTimeLimiter;
import com.google.common.util.concurrent.TimeLimiter;
import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Guava's time limiter cancels a call that does not heed it. */
public final class FaultyGuavaTimeLimiter {
    private FaultyGuavaTimeLimiter() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("limited", 1);
        TimeLimiter limiter = SimpleTimeLimiter.create(pool);
        try {
            // finding: UncancelledTimeout
            limiter.callWithTimeout(() -> Later.spin(2_500), 100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("no answer in time");
        }
        Load.await(Load.submit(pool, 1, () -> {})); // runs when the thread is free again
        pool.shutdown();
    }
}
