/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/** A pool with daemon threads has a queue when main returns. */
// alone: its end is what is tried
public final class FaultyQueuedAtExit {
    private FaultyQueuedAtExit() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("mails", 1);
        CountDownLatch begun = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            pool.execute(() -> send(begun));
        }
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
