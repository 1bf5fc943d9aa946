/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Spring's scheduler logs what a periodic task throws and runs it again. */
public final class SoundSpringScheduler {
    private SoundSpringScheduler() {}

    public static void main(String[] args) throws Exception {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.initialize();
        CountDownLatch runs = new CountDownLatch(5);
        scheduler.scheduleAtFixedRate(
                () -> {
                    runs.countDown();
                    throw new IllegalStateException("no connection");
                },
                Duration.ofMillis(2));
        runs.await();
        scheduler.shutdown();
    }
}
