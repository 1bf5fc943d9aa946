/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;

/** A task gives its own pool something to do and then waits for something else. */
public final class SoundAuditInOwnPool {
    private SoundAuditInOwnPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("audited", 4);
        for (int i = 0; i < 6; i++) {
            Load.await(Load.submit(pool, 1, () -> {
                pool.submit(() -> 42);
                Later.complete("reply").join();
            }));
        }
        pool.shutdown();
    }
}
