/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.regex.Pattern;

/** A pattern that goes back and forth over its input, on the thread of each request. */
// since: 21
public final class FaultyRegex {
    private FaultyRegex() {}

    private static final Pattern NESTED = Pattern.compile("(\\w+\\s?)*;");

    public static void main(String[] args) throws Exception {
        VirtualThreads.call(8, () -> {
            Thread.sleep(5);
            // finding: HoggedCarrier
            return matches("these words have no end of a statement ".repeat(2));
        });
    }

    private static int matches(String line) {
        int found = 0;
        long end = System.nanoTime() + 1_500_000_000;
        while (System.nanoTime() < end) {
            found += NESTED.matcher(line.substring(0, 26)).matches() ? 1 : 0;
        }
        return found;
    }
}
