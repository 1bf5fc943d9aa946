/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A timer's one thread is busy, and a letter that is due is never sent: the JVM ends before. */
// alone: the JVM ends when main does
public final class FaultyOverdueOnTimer {
    private FaultyOverdueOnTimer() {}

    public static void main(String[] args) throws Exception {
        Timer timer = new Timer("busy-timer", true);
        CountDownLatch begun = new CountDownLatch(1);
        timer.schedule(new Refresh(begun), 0, 1_000);
        timer.schedule(new Letter(), 10);
        begun.await();
        Thread.sleep(400); // the time that main takes for its own work
    }

    private static final class Refresh extends TimerTask {
        private final CountDownLatch begun;

        Refresh(CountDownLatch begun) {
            this.begun = begun;
        }

        @Override
        public void run() {
            begun.countDown();
            while (begun.getCount() == 0) {
                LockSupport.park();
            }
        }
    }

    private static final class Letter extends TimerTask {
        @Override
        public void run() {
            // finding: LostTask
            System.out.println("sent");
        }
    }
}
