/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** Parallel streams split their work into tasks of the pool. */
public final class SoundParallelStream {
    private SoundParallelStream() {}

    public static void main(String[] args) throws Exception {
        long sum = 0;
        for (int i = 0; i < 500; i++) {
            sum += ForkJoinPool.commonPool()
                    .submit(() -> IntStream.range(0, 1_000).parallel().sum())
                    .get();
        }
        System.out.println(sum);
    }
}
