/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** main returns while the common pool works: its threads do not keep the JVM alive. */
// alone: its end is what is tried
public final class FaultyRunAsyncAtExit {
    private FaultyRunAsyncAtExit() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture.runAsync(() -> send(begun));
        begun.await();
    }

    private static void send(CountDownLatch begun) {
        begun.countDown();
        // finding: LostTask
        while (begun.getCount() == 0) {}
        System.out.println("sent");
    }
}
