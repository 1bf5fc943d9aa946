/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** main returns while the common pool works: its threads do not keep the JVM alive. */
// alone: its end is what is tried
public final class FaultyRunAsyncAtExit {
    private FaultyRunAsyncAtExit() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture.runAsync(() -> send(begun));
        begun.await();
        Thread.sleep(200); // so that it waits by now
    }

    private static void send(CountDownLatch begun) {
        begun.countDown();
        while (begun.getCount() == 0) {
            // finding: LostTask
            LockSupport.park();
        }
        System.out.println("sent");
    }
}
