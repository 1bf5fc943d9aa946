/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tasks that shutdownNow gives back are counted and forgotten; their futures never complete. */
public final class FaultyShutdownNow {
    /** Whoever has it waits in vain. */
    private static @Nullable Future<String> result;

    private FaultyShutdownNow() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService pool = Load.fixedPool("given-back", 1);
        pool.execute(() -> hold(begun));
        result = pool.submit(() -> "result");
        begun.await();
        // finding: LostTask
        int rest = pool.shutdownNow().size();
        pool.awaitTermination(10, TimeUnit.SECONDS);
        System.out.println(rest + " tasks are left, among them " + result);
    }

    private static void hold(CountDownLatch begun) {
        begun.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
