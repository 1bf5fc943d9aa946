/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wait times out, the future is cancelled, and the work ends at once. */
public final class SoundCancelled {
    private SoundCancelled() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("heeded", 1);
        Future<?> answer = pool.submit(() -> {
            long end = System.nanoTime() + 2_500_000_000L;
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        try {
            answer.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
        }
        Load.await(Load.submit(pool, 1, () -> {}));
        pool.shutdown();
    }
}
