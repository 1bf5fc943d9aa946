/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import com.google.common.util.concurrent.AbstractScheduledService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A service of Guava fails in an iteration, and nobody listens or asks. */
public final class FaultyGuavaService {
    private FaultyGuavaService() {}

    /** Copies what is new, again and again. */
    private static final class Replication extends AbstractScheduledService {
        private final CountDownLatch runs = new CountDownLatch(3);

        @Override
        protected void runOneIteration() {
            runs.countDown();
            if (runs.getCount() == 0) {
                // finding: DeadPeriodicTask
                throw new IllegalStateException("replica is gone");
            }
        }

        @Override
        protected Scheduler scheduler() {
            return Scheduler.newFixedDelaySchedule(Duration.ZERO, Duration.ofMillis(5));
        }
    }

    public static void main(String[] args) throws Exception {
        Replication replication = new Replication();
        replication.startAsync();
        replication.runs.await();
        Thread.sleep(100); // the service has failed by now
    }
}
