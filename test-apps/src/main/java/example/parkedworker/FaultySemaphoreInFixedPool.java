/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Waits for a permit while tasks are queued. */
public final class FaultySemaphoreInFixedPool {
    private FaultySemaphoreInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            Semaphore permits = new Semaphore(0);
            Later.run(permits::release);
            // finding: ParkedWorker semaphore
            permits.acquire();
        });
    }
}
