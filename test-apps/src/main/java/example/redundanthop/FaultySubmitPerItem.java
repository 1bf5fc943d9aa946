/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** Submits a task for each number that is to be added, from a task of the same pool. */
public final class FaultySubmitPerItem {
    private FaultySubmitPerItem() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("sums", 3);
        LongAdder sum = new LongAdder();
        for (int round = 0; round < 1_600; round++) {
            Load.await(Load.submit(pool, 2, () -> {
                for (int i = 0; i < 250; i++) {
                    // finding: RedundantHop
                    pool.submit(sum::increment);
                }
            }));
        }
        pool.shutdown();
    }
}
