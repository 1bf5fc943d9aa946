/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A task waits for one of the same pool that was handed in before it, so it has begun before: that cannot stand still. */
public final class SoundEarlierTask {
    private SoundEarlierTask() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("earlier", 3);
        for (int i = 0; i < 6; i++) {
            Future<?> first = pool.submit(() -> Later.spin(Later.MILLIS));
            List<Future<?>> second = Load.submit(pool, 1, first::get);
            Load.await(second);
        }
        pool.shutdown();
    }
}
