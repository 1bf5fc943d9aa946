/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool that wraps what it is given, FutureTasks among it. */
public final class FaultyDecoratedSubmit {
    private FaultyDecoratedSubmit() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = new Wrapping();
        pool.submit(() -> {
            Future<Integer> inner = pool.submit(() -> 42);
            // finding: PoolStarvation
            return inner.get();
        });
        Standstill.watch();
    }

    private static final class Wrapping extends ThreadPoolExecutor {
        Wrapping() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Load.named("wrapping"));
        }

        @Override
        public void execute(Runnable task) {
            super.execute(() -> {
                Thread.yield();
                task.run();
            });
        }
    }
}
