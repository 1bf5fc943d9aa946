/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.stream.IntStream;

/** The application computes by a parallel stream, which is what the common pool is for. */
public final class SoundParallelStream {
    private SoundParallelStream() {}

    public static void main(String[] args) {
        int sum = IntStream.range(0, 24).parallel().map(i -> Later.spin(40)).sum();
        if (sum != 24 * 42) {
            throw new IllegalStateException("sum " + sum);
        }
    }
}
