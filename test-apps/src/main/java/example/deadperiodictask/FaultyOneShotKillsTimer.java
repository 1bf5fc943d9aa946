/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** A single-run task throws and takes the timer with a periodic task from it. */
public final class FaultyOneShotKillsTimer {
    private FaultyOneShotKillsTimer() {}

    public static void main(String[] args) throws Exception {
        Timer timer = new Timer("mixed", true);
        CountDownLatch ran = new CountDownLatch(1);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.out.println("minute");
                    }
                },
                60_000,
                60_000);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        once(ran);
                    }
                },
                5);
        ran.await();
        Thread.sleep(100); // the timer's thread is dead now
    }

    private static void once(CountDownLatch ran) {
        ran.countDown();
        // finding: DeadPeriodicTask
        throw new UnsupportedOperationException("not yet");
    }
}
