/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Each operation is a second in which nothing happens: a pool whose workers have all run once and wait. */
final class Idle extends Pool {
    Idle() throws InterruptedException {
        List<Callable<Long>> once = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            once.add(() -> Work.mix(1, 50));
        }
        pool.invokeAll(once);
    }

    @Override
    public void run(long operations, Histogram latencies) throws InterruptedException {
        TimeUnit.SECONDS.sleep(operations);
    }
}
