/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import com.google.common.util.concurrent.AbstractScheduledService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.Service;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A listener learns that the service of Guava has failed. */
public final class SoundGuavaServiceListener {
    private SoundGuavaServiceListener() {}

    /** Fails in its first iteration. */
    private static final class Replication extends AbstractScheduledService {
        @Override
        protected void runOneIteration() {
            throw new IllegalStateException("replica is gone");
        }

        @Override
        protected Scheduler scheduler() {
            return Scheduler.newFixedRateSchedule(Duration.ZERO, Duration.ofMillis(5));
        }
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Replication replication = new Replication();
        replication.addListener(
                new Service.Listener() {
                    @Override
                    public void failed(Service.State from, Throwable failure) {
                        System.out.println("start another: " + failure);
                        told.countDown();
                    }
                },
                MoreExecutors.directExecutor());
        replication.startAsync();
        told.await();
    }
}
