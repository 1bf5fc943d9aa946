/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The only worker waits for four seconds inside one task, and everything behind it is late. */
public final class FaultyLongTaskInSingleThread {
    private FaultyLongTaskInSingleThread() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("single-long", 1);
        List<Future<?>> tasks = Load.submit(pool, 1, () -> {
            // finding: PoolStarvation
            // finding: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(4_000);
        });
        tasks.addAll(Load.submit(pool, 12, Thread::yield));
        Load.await(tasks);
        pool.shutdown();
    }
}
