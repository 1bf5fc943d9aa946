/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Grouping of a large collection, by a stream on the virtual thread itself. */
// since: 21
public final class FaultyStreams {
    private FaultyStreams() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.call(8, () -> {
            Thread.sleep(5);
            // finding: HoggedCarrier
            return group();
        });
    }

    private static int group() {
        int groups = 0;
        long end = System.nanoTime() + 1_500_000_000;
        while (System.nanoTime() < end) {
            groups += IntStream.range(0, 20_000)
                    .boxed()
                    .collect(Collectors.groupingBy(i -> i % 37, Collectors.counting()))
                    .size();
        }
        return groups;
    }
}
