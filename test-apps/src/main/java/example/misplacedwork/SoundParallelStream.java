/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import java.util.stream.IntStream;

/** Computes in a parallel stream, which is what the common pool is for. */
public final class SoundParallelStream {
    private SoundParallelStream() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        Rounds.run(() -> IntStream.range(0, 10).parallel().forEach(number -> pack(page)));
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
