/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import com.google.common.util.concurrent.AbstractScheduledService;
import java.time.Duration;

/** Code asks the service of Guava why it has ended. */
public final class SoundGuavaServiceAsked {
    private SoundGuavaServiceAsked() {}

    /** Fails in its first iteration. */
    private static final class Replication extends AbstractScheduledService {
        @Override
        protected void runOneIteration() {
            throw new IllegalStateException("replica is gone");
        }

        @Override
        protected Scheduler scheduler() {
            return Scheduler.newFixedDelaySchedule(Duration.ZERO, Duration.ofMillis(5));
        }
    }

    public static void main(String[] args) throws Exception {
        Replication replication = new Replication();
        replication.startAsync();
        try {
            replication.awaitTerminated();
        } catch (IllegalStateException e) {
            System.out.println("start another: " + e.getCause());
        }
    }
}
