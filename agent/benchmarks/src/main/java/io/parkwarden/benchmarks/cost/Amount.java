/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import java.util.Map;

/**
 * How much one JVM has to do.
 *
 * @param byTime whether the two are ns, else they are operations
 * @param warmUp before the measured interval
 * @param measured in the measured interval
 */
record Amount(boolean byTime, long warmUp, long measured) {
    /** So much of the time of a run warms up. */
    private static final double WARM_UP = 0.4;

    /** For the first JVM of a workload: it finds out how much the others have to do. */
    static Amount seconds(double seconds) {
        return new Amount(true, (long) (seconds * WARM_UP * 1e9), (long) (seconds * (1 - WARM_UP) * 1e9));
    }

    /** The same work for every other JVM: what the first one did, in multiples of the unit. */
    static Amount of(Map<String, Double> numbers, long unit) {
        return new Amount(
                false,
                whole(numbers.getOrDefault(ChildJvm.WARM_UP, 0.0), unit),
                whole(numbers.getOrDefault(ChildJvm.OPERATIONS, 0.0), unit));
    }

    private static long whole(double operations, long unit) {
        return Math.max(1, Math.round(operations / unit)) * unit;
    }
}
