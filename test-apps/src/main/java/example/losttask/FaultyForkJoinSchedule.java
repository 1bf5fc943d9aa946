/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Schedules on the common pool, whose threads do not keep the JVM alive. */
// alone: the JVM ends when main does
// since: 25
public final class FaultyForkJoinSchedule {
    private FaultyForkJoinSchedule() {}

    public static void main(String[] args) {
        if ((Object) ForkJoinPool.commonPool() instanceof ScheduledExecutorService scheduler) {
            // finding: LostTask
            scheduler.schedule(FaultyForkJoinSchedule::send, 1, TimeUnit.HOURS);
        }
    }

    private static void send() {
        System.out.println("sent");
    }
}
