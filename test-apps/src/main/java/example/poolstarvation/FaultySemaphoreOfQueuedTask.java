/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Each task waits for a permit that a task behind it is to release. */
public final class FaultySemaphoreOfQueuedTask {
    private FaultySemaphoreOfQueuedTask() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("permit-behind", 2);
        Standstill both = new Standstill(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                both.together();
                Semaphore permits = new Semaphore(0);
                pool.execute(() -> {
                    Thread.yield();
                    permits.release();
                });
                // finding: PoolStarvation
                permits.acquireUninterruptibly();
            });
        }
        Standstill.watch();
    }
}
