/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.VirtualThreads;
import java.util.concurrent.ExecutorService;

/** Packs pages on virtual threads, each for less than a user would notice and all together for long. */
// since: 21
// options: hog-threshold=5s
public final class FaultyVirtualThreads {
    private FaultyVirtualThreads() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        ExecutorService perTask = VirtualThreads.perTask();
        // finding: MisplacedWork
        Rounds.of(12, () -> perTask.submit(() -> pack(page)));
        perTask.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
