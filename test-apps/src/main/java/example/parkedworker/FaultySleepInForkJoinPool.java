/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.ForkJoinPool;

/** Sleeps in tasks of a ForkJoinPool of the application. */
public final class FaultySleepInForkJoinPool {
    private FaultySleepInForkJoinPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(new ForkJoinPool(2), 6, () -> {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        });
    }
}
