/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills its caches once, on a cached pool, and waits for work from then on. */
public final class SoundAtTheStart {
    private SoundAtTheStart() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(60);
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("start-cached"));
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(pool.submit(() -> pack(page)));
        }
        Rounds.await(all);
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
