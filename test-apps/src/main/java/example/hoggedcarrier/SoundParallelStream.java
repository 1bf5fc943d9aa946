/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** Virtual threads let the common pool compute, and wait. */
// since: 21
public final class SoundParallelStream {
    private SoundParallelStream() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(
                6,
                () -> ForkJoinPool.commonPool()
                        .submit(() -> IntStream.range(0, 8)
                                .parallel()
                                .mapToLong(i -> Burn.millis(20))
                                .sum())
                        .get());
    }
}
