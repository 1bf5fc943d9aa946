/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** A task of a Timer throws, and with it dies every task of the timer. */
public final class FaultyTimerTask {
    private FaultyTimerTask() {}

    public static void main(String[] args) throws Exception {
        Timer timer = new Timer("hourly", true);
        CountDownLatch ran = new CountDownLatch(1);
        timer.scheduleAtFixedRate(new Idle(), 60_000, 60_000);
        timer.schedule(new Report(ran), 1, 20);
        ran.await();
        Thread.sleep(100); // the timer's thread is dead now
    }

    private static final class Report extends TimerTask {
        private final CountDownLatch ran;

        Report(CountDownLatch ran) {
            this.ran = ran;
        }

        @Override
        public void run() {
            ran.countDown();
            // finding: DeadPeriodicTask
            throw new IllegalStateException("no template");
        }
    }

    private static final class Idle extends TimerTask {
        @Override
        public void run() {
            System.out.println("an hour");
        }
    }
}
