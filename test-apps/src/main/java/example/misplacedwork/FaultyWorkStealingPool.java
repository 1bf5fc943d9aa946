/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Orders wait twice on a work-stealing pool. */
public final class FaultyWorkStealingPool {
    private FaultyWorkStealingPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newWorkStealingPool();
        // finding: MisplacedWork
        Rounds.of(20, () -> pool.submit(() -> ship()));
        pool.shutdown();
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
