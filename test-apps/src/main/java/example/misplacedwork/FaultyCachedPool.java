/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Packs pages on a cached pool, many at once. */
public final class FaultyCachedPool {
    private FaultyCachedPool() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        ExecutorService pool = Executors.newCachedThreadPool();
        // finding: MisplacedWork
        Rounds.of(10, () -> pool.submit(() -> pack(page)));
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
