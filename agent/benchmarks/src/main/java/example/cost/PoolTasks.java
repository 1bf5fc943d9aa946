/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What is given to a ThreadPoolExecutor. */
final class PoolTasks {
    private PoolTasks() {}

    /** Each operation is one task that its submitter waits for: both sides park. */
    static final class SubmitAndGet extends Pool {
        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            for (long i = 0; i < operations; i++) {
                long number = i;
                long begin = System.nanoTime();
                pool.submit(() -> Work.mix(number, 50)).get();
                latencies.recordValue(System.nanoTime() - begin);
            }
        }
    }

    /** Each operation is one task of a batch. */
    static final class Batches extends Pool {
        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            invokeAll(operations, BATCH, number -> () -> Work.mix(number, 50));
        }
    }

    /** Each operation is a sleep beyond the threshold, so that each is looked at and told. */
    static final class LongWaits extends Pool {
        static final int SLEEPERS = 32;
        private static final long MILLIS = 12;

        LongWaits() {
            super(SLEEPERS);
        }

        @Override
        public void run(long operations, Histogram latencies) throws Exception {
            invokeAll(operations, SLEEPERS, number -> () -> {
                TimeUnit.MILLISECONDS.sleep(MILLIS);
                return number;
            });
        }
    }
}
