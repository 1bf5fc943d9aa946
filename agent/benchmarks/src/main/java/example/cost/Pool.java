/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** The fixed pool of a workload. */
abstract class Pool implements Workload {
    /** As many as the processors that {@code CostTable} tells the JVM of. */
    static final int WORKERS = 4;

    /** Tasks that are under way at a time, so that workers find the next one without waiting. */
    static final int BATCH = 64;

    protected final ExecutorService pool;

    Pool() {
        this(WORKERS);
    }

    Pool(int workers) {
        pool = Executors.newFixedThreadPool(workers);
    }

    /** Gives the pool so many tasks at a time, made from the number of the operation, and waits for them. */
    final <T> void invokeAll(long operations, int atATime, LongFunction<Callable<T>> task) throws InterruptedException {
        for (long done = 0; done < operations; done += atATime) {
            int size = (int) Math.min(atATime, operations - done);
            List<Callable<T>> batch = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                batch.add(task.apply(done + i));
            }
            pool.invokeAll(batch);
        }
    }

    @Override
    public void end() throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left over");
        }
    }
}
