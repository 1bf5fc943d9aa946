/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.threads.EnhancedQueueExecutor;

/** The executor below Undertow and WildFly schedules by itself. */
public final class FaultyJBossThreads {
    private FaultyJBossThreads() {}

    public static void main(String[] args) throws Exception {
        EnhancedQueueExecutor executor = new EnhancedQueueExecutor.Builder()
                .setThreadFactory(Load.named("wildfly"))
                .setCorePoolSize(1)
                .build();
        CountDownLatch runs = new CountDownLatch(3);
        executor.scheduleAtFixedRate(() -> ping(runs), 5, 5, TimeUnit.MILLISECONDS);
        runs.await();
        Thread.sleep(100); // the task is dead now
        executor.shutdown();
    }

    private static void ping(CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new IllegalStateException("no pong");
        }
    }
}
