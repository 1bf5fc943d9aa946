/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.stream.IntStream;

/** A parallel stream brings the failure of any part to its caller. */
public final class SoundParallelStream {
    private SoundParallelStream() {}

    public static void main(String[] args) throws Exception {
        try {
            IntStream.range(0, 1_000).parallel().forEach(SoundParallelStream::check);
        } catch (IllegalArgumentException e) {
            System.out.println("bad: " + e.getMessage());
        }
    }

    private static void check(int number) {
        if (number == 777) {
            throw new IllegalArgumentException("number " + number);
        }
    }
}
