/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The delayed half of some work is cut off. */
// alone: its end is what is tried
public final class FaultySleepingAtExit {
    private FaultySleepingAtExit() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture.supplyAsync(() -> {
                    begun.countDown();
                    return poll();
                })
                .thenAccept(System.out::println);
        begun.await();
        Thread.sleep(200); // so that it sleeps by now
    }

    private static String poll() {
        try {
            // finding[17]: ParkedWorker
            // finding: LostTask
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "answer";
    }
}
