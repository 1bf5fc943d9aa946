/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ten tasks that sleep share two threads: the last ones stay in the queue for seconds. */
// alone: takes four seconds
public final class FaultyStarvedBySleep {
    private FaultyStarvedBySleep() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("starved", 2);
        Load.run(pool, 10, () -> {
            // finding: PoolStarvation
            // finding: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(800);
        });
    }
}
