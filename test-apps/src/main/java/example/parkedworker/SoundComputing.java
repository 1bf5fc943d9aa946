/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** Computes on the common pool and on a fixed pool with a queue, and waits for nothing. */
public final class SoundComputing {
    private SoundComputing() {}

    public static void main(String[] args) throws Exception {
        long bits =
                LongStream.range(0, 60_000_000).parallel().map(Long::bitCount).sum();
        if (bits == 0) {
            throw new IllegalStateException("no bits");
        }
        Load.run(Executors.newFixedThreadPool(2), 8, SoundComputing::compute);
    }

    private static void compute() {
        long bits = LongStream.range(0, 10_000_000).map(Long::bitCount).sum();
        if (bits == 0) {
            throw new IllegalStateException("no bits");
        }
    }
}
