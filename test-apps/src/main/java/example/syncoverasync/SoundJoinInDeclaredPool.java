/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;

/** Joins on a pool that is declared as made for waiting and that has threads enough. */
// options: pools=quotes-io*:blocking
public final class SoundJoinInDeclaredPool {
    private SoundJoinInDeclaredPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("quotes-io", 4);
        for (int i = 0; i < 3; i++) {
            Load.await(Load.submit(pool, 6, () -> Later.complete("42").join()));
        }
        pool.shutdown();
    }
}
