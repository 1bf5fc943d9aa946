/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A task that sleeps holds the only worker of the common pool; what others give to it stays in the queue. */
// alone: its JVM has options
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyStarvedCommonPool {
    private FaultyStarvedCommonPool() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        List<Future<?>> tasks = Load.submit(pool, 1, () -> {
            // finding: PoolStarvation
            // finding: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(3_500);
        });
        tasks.addAll(Load.submit(pool, 20, Thread::yield));
        Load.await(tasks);
    }
}
