/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A heartbeat is at work on a daemon thread when the JVM ends, and another one is due behind it. */
// alone: its end is what is tried
public final class SoundHeartbeatAtWork {
    private SoundHeartbeatAtWork() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("slow-heartbeat"));
        CountDownLatch begun = new CountDownLatch(1);
        timer.scheduleAtFixedRate(() -> beat(begun), 0, 10, TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(() -> System.out.println("statistics"), 10, 10, TimeUnit.MILLISECONDS);
        begun.await();
        Thread.sleep(300); // the time that main takes for its own work
    }

    private static void beat(CountDownLatch begun) {
        begun.countDown();
        while (begun.getCount() == 0) {
            LockSupport.park();
        }
    }
}
