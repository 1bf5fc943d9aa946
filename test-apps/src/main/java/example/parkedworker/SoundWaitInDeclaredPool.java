/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;

/** Waits on a pool that is declared as made for it and that has threads enough. */
// options: pools=orders-io*:blocking
public final class SoundWaitInDeclaredPool {
    private SoundWaitInDeclaredPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("orders-io", 4);
        for (int i = 0; i < 3; i++) {
            Load.await(Load.submit(pool, 6, () -> Thread.sleep(Later.MILLIS)));
        }
        pool.shutdown();
    }
}
