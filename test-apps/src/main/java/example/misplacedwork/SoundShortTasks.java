/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many short tasks on a cached pool: bursts that are over before anybody would notice. */
public final class SoundShortTasks {
    private SoundShortTasks() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(10);
        ExecutorService pool = Executors.newCachedThreadPool(Load.named("short-cached"));
        Rounds.of(12, () -> pool.submit(() -> pack(page)));
        pool.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
