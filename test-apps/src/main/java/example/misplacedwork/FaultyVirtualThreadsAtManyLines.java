/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.VirtualThreads;
import java.util.concurrent.ExecutorService;

/** Tasks on virtual threads compute at three lines, each long enough to be noticed. */
// since: 21
public final class FaultyVirtualThreadsAtManyLines {
    private FaultyVirtualThreadsAtManyLines() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(150);
        ExecutorService perTask = VirtualThreads.perTask();
        // finding: MisplacedWork
        Rounds.of(8, () -> perTask.submit(() -> render(page)));
        perTask.shutdown();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }

    private static void render(byte[] page) {
        pack(page);
        thumbnail(page);
        archive(page);
    }

    private static int thumbnail(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }

    private static int archive(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
