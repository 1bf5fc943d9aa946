/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.VirtualThreads;
import java.util.concurrent.CountDownLatch;

/** main returns while a virtual thread works: it does not keep the JVM alive. */
// since: 21
// alone: its end is what is tried
public final class FaultyVirtualThreadAtExit {
    private FaultyVirtualThreadAtExit() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        VirtualThreads.start(() -> write(begun));
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
