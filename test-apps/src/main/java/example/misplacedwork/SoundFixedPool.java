/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import java.util.concurrent.ExecutorService;

/** Computes on a fixed pool with a thread per processor. */
public final class SoundFixedPool {
    private SoundFixedPool() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        ExecutorService pool = Load.fixedPool("compute", Runtime.getRuntime().availableProcessors());
        Rounds.of(10, () -> pool.submit(() -> pack(page)));
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
