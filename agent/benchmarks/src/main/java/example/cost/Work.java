/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

/** Something to compute, of a length that no compiler shortens. */
final class Work {
    private Work() {}

    /** About a nanosecond a turn. */
    static long mix(long seed, int turns) {
        long value = seed;
        for (int i = 0; i < turns; i++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
        return value;
    }
}
