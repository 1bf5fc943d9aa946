/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

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

    @Override
    public void end() throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left over");
        }
    }
}
