/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** A Timer at a fixed rate; its other task, which does not throw, dies with it. */
public final class FaultyDaemonTimer {
    private FaultyDaemonTimer() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        Timer timer = new Timer("statistics", true);
        timer.scheduleAtFixedRate(task(() -> {}), 1, 5);
        timer.scheduleAtFixedRate(task(() -> write(runs)), 1, 5);
        runs.await();
        Thread.sleep(100); // the timer is dead now
    }

    private static TimerTask task(Runnable code) {
        return new TimerTask() {
            @Override
            public void run() {
                code.run();
            }
        };
    }

    private static void write(CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new IllegalStateException("no room");
        }
    }
}
