/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import com.google.common.util.concurrent.SimpleTimeLimiter;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Guava's time limiter cancels a call that heeds it. */
public final class SoundGuavaTimeLimiter {
    private SoundGuavaTimeLimiter() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("limited-heeded", 1);
        try {
            SimpleTimeLimiter.create(pool)
                    .runWithTimeout(
                            () -> {
                                try {
                                    Thread.sleep(2_500);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            },
                            100,
                            TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("no answer in time");
        }
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }
}
