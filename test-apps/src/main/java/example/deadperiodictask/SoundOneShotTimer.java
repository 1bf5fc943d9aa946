/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** A Timer with a single task that throws has nothing that would have run again. */
public final class SoundOneShotTimer {
    private SoundOneShotTimer() {}

    public static void main(String[] args) throws Exception {
        Timer timer = new Timer("once", true);
        CountDownLatch ran = new CountDownLatch(1);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        Thread.currentThread()
                                .setUncaughtExceptionHandler((thread, failure) -> System.out.println(failure));
                        ran.countDown();
                        throw new IllegalStateException("once");
                    }
                },
                1);
        ran.await();
        Thread.sleep(50); // its thread ends
    }
}
