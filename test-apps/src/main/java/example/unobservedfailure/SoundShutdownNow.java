/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Ends a consumer by interrupting it: the InterruptedException in its future is the end that was wanted. */
public final class SoundShutdownNow {
    private SoundShutdownNow() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("consumer", 1);
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        CountDownLatch runs = new CountDownLatch(1);
        pool.submit(() -> {
            runs.countDown();
            while (true) {
                System.out.println(queue.take());
            }
        });
        runs.await();
        pool.shutdownNow();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }
}
