/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

/** Uses the processor. */
final class Burn {
    private Burn() {}

    /** For so many ms. */
    static long millis(long millis) {
        long sum = 0;
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1_000; i++) {
                sum = sum * 31 + i;
            }
        }
        return sum;
    }
}
