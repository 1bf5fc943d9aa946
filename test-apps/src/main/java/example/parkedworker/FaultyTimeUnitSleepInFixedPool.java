/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sleeps by TimeUnit in a pool of two threads while other tasks are queued. */
public final class FaultyTimeUnitSleepInFixedPool {
    private FaultyTimeUnitSleepInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            // finding: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
        });
    }
}
