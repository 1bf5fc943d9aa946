/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.Load;
import example.VirtualThreads;
import java.util.concurrent.ExecutorService;

/** Virtual threads give what computes to a pool with a thread per processor. */
// since: 21
public final class SoundVirtualThreadsHandOver {
    private SoundVirtualThreadsHandOver() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        ExecutorService compute =
                Load.fixedPool("compute-for-virtual", Runtime.getRuntime().availableProcessors());
        Rounds.run(() ->
                VirtualThreads.run(10, () -> compute.submit(() -> pack(page)).get()));
        compute.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
