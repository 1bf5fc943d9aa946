/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** One request at a time has each a task of its own pool done and waits for it: four at a time would stand still. */
public final class FaultyNestedAtLoadOne {
    private FaultyNestedAtLoadOne() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("load-one", 4);
        for (int i = 0; i < 5; i++) {
            Load.await(Load.submit(pool, 1, () -> {
                Future<?> inner = pool.submit(() -> Later.spin(Later.MILLIS));
                // finding: PoolStarvation
                inner.get();
            }));
        }
        pool.shutdown();
    }
}
