/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/** Each task waits for a latch that a task behind it is to count down. */
public final class FaultyLatchOfQueuedTask {
    private FaultyLatchOfQueuedTask() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("latch-behind", 2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                both.together();
                CountDownLatch done = new CountDownLatch(1);
                pool.execute(done::countDown);
                await(done);
            });
        }
        Standstill.watch();
    }

    private static void await(CountDownLatch done) {
        try {
            // finding: PoolStarvation
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
