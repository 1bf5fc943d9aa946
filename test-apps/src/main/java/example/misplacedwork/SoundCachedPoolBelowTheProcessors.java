/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two tasks at a time compute on a cached pool: each has a processor. */
public final class SoundCachedPoolBelowTheProcessors {
    private SoundCachedPoolBelowTheProcessors() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("two-cached"));
        Rounds.of(2, () -> pool.submit(() -> pack(page)));
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
