/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;

/** Tasks stay in the queue for seconds because the workers compute: more threads would not help. */
// alone: takes four seconds
public final class SoundLongQueueOfComputation {
    private SoundLongQueueOfComputation() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("computes", 2);
        Load.run(pool, 8, () -> Later.spin(800));
    }
}
