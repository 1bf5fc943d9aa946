/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Heartbeats, guards of timeouts and clean-ups for later on daemon timers: the JVM may end at any moment. */
// alone: its end is what is tried
public final class SoundDaemonTimers {
    private SoundDaemonTimers() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Load.named("heartbeat"));
        CountDownLatch beats = new CountDownLatch(3);
        timer.scheduleAtFixedRate(beats::countDown, 0, 10, TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(() -> System.out.println("statistics"), 1, 1, TimeUnit.HOURS);
        CompletableFuture<String> answer = new CompletableFuture<>();
        timer.schedule(() -> answer.completeExceptionally(new TimeoutException()), 30, TimeUnit.SECONDS);
        answer.complete("answer");
        timer.schedule(() -> System.out.println("cache emptied"), 10, TimeUnit.MINUTES);
        ScheduledFuture<?> unneeded = timer.schedule(() -> System.out.println("retry"), 10, TimeUnit.MINUTES);
        unneeded.cancel(false);
        Timer old = new Timer("heartbeat-timer", true);
        CountDownLatch oldBeats = new CountDownLatch(3);
        old.schedule(new Beat(oldBeats), 0, 10);
        old.schedule(new Beat(oldBeats), 3_600_000);
        beats.await();
        oldBeats.await();
        System.out.println(answer.join());
    }

    private static final class Beat extends TimerTask {
        private final CountDownLatch beats;

        Beat(CountDownLatch beats) {
            this.beats = beats;
        }

        @Override
        public void run() {
            beats.countDown();
        }
    }
}
