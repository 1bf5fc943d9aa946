/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The user says that this cached pool computes. */
// options: pools=declared-cached:compute
public final class SoundDeclaredPool {
    private SoundDeclaredPool() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("declared-cached"));
        Rounds.of(10, () -> pool.submit(() -> pack(page)));
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
