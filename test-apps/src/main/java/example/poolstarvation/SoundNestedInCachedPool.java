/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A cached pool adds a thread for each task, so nested waits end. */
public final class SoundNestedInCachedPool {
    private SoundNestedInCachedPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("nested-cached"));
        Load.run(pool, 8, () -> pool.submit(() -> pool.submit(() -> 42).get()).get());
    }
}
