/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** One worker waits for a task behind it and holds a monitor; the other waits for the monitor. */
public final class FaultyMonitorHeldByWaiter {
    private FaultyMonitorHeldByWaiter() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("monitor-held", 2);
        Standstill both = new Standstill(2);
        Object lock = new Object();
        for (int i = 0; i < 2; i++) {
            pool.submit(() -> {
                both.together();
                return locked(pool, lock);
            });
        }
        Standstill.watch();
    }

    private static int locked(ExecutorService pool, Object lock) throws Exception {
        synchronized (lock) {
            Future<Integer> inner = pool.submit(() -> 42);
            // finding: PoolStarvation
            return inner.get();
        }
    }
}
