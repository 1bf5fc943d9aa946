/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sorting of large lists on virtual threads. */
// since: 21
public final class FaultySorting {
    private FaultySorting() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.call(10, FaultySorting::serve);
    }

    private static int serve() throws Exception {
        Thread.sleep(5);
        // finding: HoggedCarrier
        return sort();
    }

    private static int sort() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            numbers.add(i);
        }
        Random random = new Random(7);
        long end = System.nanoTime() + 1_000_000_000;
        while (System.nanoTime() < end) {
            Collections.shuffle(numbers, random);
            Collections.sort(numbers);
        }
        return numbers.get(0);
    }
}
