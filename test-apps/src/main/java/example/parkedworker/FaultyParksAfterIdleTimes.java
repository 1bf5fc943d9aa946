/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A worker has nothing to do for a hundred times, and from then on its tasks park, without a word on what. On 17 the worker itself still says that it is parked on
 * its pool then.
 */
// alone: its waits are counted
public final class FaultyParksAfterIdleTimes {
    private static final int IDLE_TIMES = 100;

    private FaultyParksAfterIdleTimes() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        Semaphore done = new Semaphore(0);
        for (int i = 0; i < IDLE_TIMES; i++) {
            pool.execute(done::release);
            done.acquire();
            TimeUnit.MILLISECONDS.sleep(15);
        }
        for (int i = 0; i < 20; i++) {
            pool.submit(FaultyParksAfterIdleTimes::work).get();
        }
    }

    private static void work() {
        if (!(Thread.currentThread() instanceof ForkJoinWorkerThread)) {
            throw new IllegalStateException("not on a worker");
        }
        // finding: ParkedWorker park
        LockSupport.parkNanos(40_000_000);
    }
}
