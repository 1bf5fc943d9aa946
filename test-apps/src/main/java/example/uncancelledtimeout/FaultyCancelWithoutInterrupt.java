/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The future is cancelled, but the work is not told. */
public final class FaultyCancelWithoutInterrupt {
    private FaultyCancelWithoutInterrupt() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("not-told", 1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<Integer> answer = pool.submit(() -> {
            begun.countDown();
            return Later.spin(2_500);
        });
        begun.await();
        // finding: UncancelledTimeout
        answer.cancel(false);
        Load.await(Load.submit(pool, 1, () -> {}));
        pool.shutdown();
    }
}
