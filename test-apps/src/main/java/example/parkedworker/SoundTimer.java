/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** Sleeps on the thread of a java.util.Timer, which belongs to no pool. */
public final class SoundTimer {
    private SoundTimer() {}

    public static void main(String[] args) throws Exception {
        Timer timer = new Timer("reminder", true);
        CountDownLatch runs = new CountDownLatch(4);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        remind(runs);
                    }
                },
                0,
                10);
        runs.await();
        timer.cancel();
    }

    private static void remind(CountDownLatch runs) {
        try {
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.countDown();
    }
}
