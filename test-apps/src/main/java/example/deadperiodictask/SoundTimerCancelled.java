/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** Ends a timer by cancel, from within a task too. */
public final class SoundTimerCancelled {
    private SoundTimerCancelled() {}

    public static void main(String[] args) throws Exception {
        Timer timer = new Timer("ticks", true);
        CountDownLatch ticks = new CountDownLatch(3);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        ticks.countDown();
                        if (ticks.getCount() == 0) {
                            timer.cancel();
                        }
                    }
                },
                1,
                1);
        ticks.await();
    }
}
