/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import example.Load;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** Computes where it belongs: on a pool, on the common pool, on threads of its own. */
public final class SoundComputePool {
    private SoundComputePool() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(150);
        Load.run(Load.fixedPool("compute", 2), 6, () -> Computing.packer(page).deflate(Computing.ROOM));
        Load.run(new ForkJoinPool(2), 4, () -> Computing.packer(page).deflate(Computing.ROOM));
        IntStream.range(0, 4).parallel().forEach(number -> pack(page));
        Thread thread = new Thread(() -> pack(page), "report");
        thread.start();
        thread.join();
    }

    private static void pack(byte[] page) {
        Computing.packer(page).deflate(Computing.ROOM);
    }
}
