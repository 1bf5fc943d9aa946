/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops threads with {@code Thread.stop} (JDK 17) that do nothing but pass the agent's hooks, so that many of them are met inside
 * one. Each has to end. What it prints must be the same without the agent.
 */
public final class StoppedThreads {
    private static final int THREADS = 200;
    private static final long DEADLINE_MILLIS = 5_000;

    private StoppedThreads() {}

    @SuppressWarnings({"removal", "deprecation"})
    public static void main(String[] args) throws Exception {
        AtomicInteger deaths = new AtomicInteger();
        int ended = 0;
        for (int i = 0; i < THREADS; i++) {
            boolean waits = i % 4 == 0;
            CountDownLatch running = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                try {
                    pass(running, waits);
                } catch (ThreadDeath death) {
                    deaths.incrementAndGet();
                }
            });
            thread.setDaemon(true);
            thread.start();
            running.await();
            thread.stop();
            thread.join(DEADLINE_MILLIS);
            ended += thread.isAlive() ? 0 : 1;
            if (thread.isAlive()) {
                thread.stop();
            }
        }
        System.out.println(ended + " threads ended, " + deaths + " by ThreadDeath");
        System.exit(0);
    }

    private static void pass(CountDownLatch running, boolean waits) {
        for (long turn = 0; ; turn++) {
            if (waits) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
            } else {
                LockSupport.unpark(Thread.currentThread());
                LockSupport.park();
            }
            if (turn == 20) {
                running.countDown();
            }
        }
    }
}
