/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.util.stream.IntStream;

/** A library computes by a parallel stream on its caller's behalf: worth knowing, not more. */
// options: application-packages=com.acme.
public final class SoundParallelStreamOfALibrary {
    private SoundParallelStreamOfALibrary() {}

    public static void main(String[] args) {
        int sum = IntStream.range(0, 24).parallel().map(i -> Later.spin(40)).sum();
        if (sum != 24 * 42) {
            throw new IllegalStateException("sum " + sum);
        }
    }
}
