/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.TaskUtils;

/** Spring's scheduler is told to pass errors on: they are logged, and the task is dead. */
public final class FaultySpringPropagates {
    private FaultySpringPropagates() {}

    public static void main(String[] args) throws Exception {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setErrorHandler(TaskUtils.LOG_AND_PROPAGATE_ERROR_HANDLER);
        scheduler.setThreadNamePrefix("spring-cleaning-");
        scheduler.initialize();
        CountDownLatch runs = new CountDownLatch(3);
        scheduler.scheduleWithFixedDelay(() -> clean(runs), Duration.ofMillis(5));
        runs.await();
        Thread.sleep(100); // the task is dead now
        scheduler.shutdown();
    }

    private static void clean(CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new IllegalStateException("folder is gone");
        }
    }
}
