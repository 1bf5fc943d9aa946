/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The only worker computes for three seconds and tasks are queued behind it: the pool is small, nobody waits in it. */
public final class SoundLongTaskAlone {
    private SoundLongTaskAlone() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("single-busy", 1);
        List<Future<?>> tasks = Load.submit(pool, 1, () -> Later.spin(3_000));
        tasks.addAll(Load.submit(pool, 12, Thread::yield));
        Load.await(tasks);
        pool.shutdown();
    }
}
