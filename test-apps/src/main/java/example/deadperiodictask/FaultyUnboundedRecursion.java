/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import example.VirtualThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** An error of the JVM ends the task of a scheduler whose threads are virtual. */
// since: 21
public final class FaultyUnboundedRecursion {
    private FaultyUnboundedRecursion() {}

    public static void main(String[] args) throws Exception {
        ThreadFactory threads = VirtualThreads.factory();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, threads);
        CountDownLatch runs = new CountDownLatch(2);
        timer.scheduleAtFixedRate(
                () -> {
                    runs.countDown();
                    depth(runs.getCount() == 0 ? "" : "leaf");
                },
                1,
                5,
                TimeUnit.MILLISECONDS);
        runs.await();
        Thread.sleep(300); // the task is dead now
        timer.shutdown();
    }

    private static int depth(String node) {
        // finding: DeadPeriodicTask
        return node.isEmpty() ? 1 + depth(node) : 0;
    }
}
