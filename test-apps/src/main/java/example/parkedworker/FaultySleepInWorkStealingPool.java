/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;

/** Sleeps in tasks of a work-stealing pool, which is a ForkJoinPool. */
public final class FaultySleepInWorkStealingPool {
    private FaultySleepInWorkStealingPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newWorkStealingPool(2), 6, () -> {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        });
    }
}
