/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import java.util.stream.LongStream;

/** A parallel stream uses the common pool on every release, and computes. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundParallelStream {
    private SoundParallelStream() {}

    public static void main(String[] args) {
        long sum = LongStream.range(0, 2_000_000).parallel().map(i -> i % 7).sum();
        System.out.println(sum);
    }
}
