/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** Cheap tasks come from a thread that is not of the pool. */
public final class SoundSubmitFromOutside {
    private SoundSubmitFromOutside() {}

    public static void main(String[] args) throws Exception {
        LongAdder sum = new LongAdder();
        ExecutorService pool = Load.fixedPool("outside", 3);
        Load.run(pool, 20_000, sum::increment);
    }
}
