/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connection pool of the old kind: every carrier waits inside synchronized for a connection that only a virtual thread that cannot run would give back. */
// since: 21
public final class FaultyAllCarriersHeld {
    private FaultyAllCarriersHeld() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        Thread borrowers = new Thread(() -> {
            try {
                VirtualThreads.run(16, () -> borrow(returned));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        borrowers.start();
        Thread.sleep(200);
        VirtualThreads.start(returned::countDown);
        borrowers.join();
    }

    private static void borrow(CountDownLatch returned) throws InterruptedException {
        Object connection = new Object();
        synchronized (connection) {
            // finding[21]: PinnedCarrier latch
            returned.await(800, TimeUnit.MILLISECONDS);
        }
    }
}
