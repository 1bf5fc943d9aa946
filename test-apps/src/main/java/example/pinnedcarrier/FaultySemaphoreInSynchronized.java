/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Later;
import example.VirtualThreads;
import java.util.concurrent.Semaphore;

/** Permits that are awaited inside synchronized. */
// since: 21
public final class FaultySemaphoreInSynchronized {
    private FaultySemaphoreInSynchronized() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, FaultySemaphoreInSynchronized::call);
    }

    private static void call() throws InterruptedException {
        Semaphore permits = new Semaphore(0);
        synchronized (permits) {
            Later.run(permits::release);
            // finding[21]: PinnedCarrier semaphore
            permits.acquire();
        }
    }
}
