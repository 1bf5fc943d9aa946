/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs what shutdownNow gives back. */
public final class SoundGivenBackAndRun {
    private SoundGivenBackAndRun() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService pool = Load.fixedPool("run-rest", 1);
        pool.execute(() -> hold(begun));
        Future<String> rest = pool.submit(() -> "result");
        begun.await();
        pool.shutdownNow().forEach(Runnable::run);
        System.out.println(rest.get());
    }

    private static void hold(CountDownLatch begun) {
        begun.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
