/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An executor with a virtual thread per task is not closed, and main returns. */
// since: 21
// alone: its end is what is tried
public final class FaultyVirtualThreadExecutorAtExit {
    private FaultyVirtualThreadExecutorAtExit() {}

    public static void main(String[] args) throws Exception {
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        CountDownLatch begun = new CountDownLatch(1);
        executor.submit(() -> write(begun));
        begun.await();
        Thread.sleep(200); // so that it waits by now
    }

    private static void write(CountDownLatch begun) {
        begun.countDown();
        try {
            // finding: LostTask
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println("written");
    }
}
