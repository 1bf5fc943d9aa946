/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Ends with idle workers: common pool, a daemon pool, a timer, delayed timeouts of the JDK. */
// alone: its end is what is tried
public final class SoundIdlePools {
    private SoundIdlePools() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool.commonPool().submit(() -> System.out.println("common")).join();
        ExecutorService pool = Load.fixedPool("idle", 2);
        pool.submit(() -> System.out.println("own")).get();
        Timer timer = new Timer("idle-timer", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.out.println("an hour");
                    }
                },
                3_600_000,
                3_600_000);
        CompletableFuture<String> answer = new CompletableFuture<String>().orTimeout(1, TimeUnit.HOURS);
        answer.complete("there");
        System.out.println(answer.join());
    }
}
