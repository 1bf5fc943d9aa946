/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers that should all be the same, one from each round.
 *
 * <p>The median of what one would get in endless rounds lies between {@code low} and {@code high} in 19 of 20 cases: the
 * interval of the sign test, which takes nothing for granted about how the numbers are distributed. With less than six
 * rounds even the smallest and the largest are not so certain (three rounds: 3 of 4 cases); they are taken then.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the smallest
 * @param max the largest
 * @param low lower end of the interval for the median
 * @param high upper end of the interval for the median
 */
record Spread(double median, double min, double max, double low, double high) {
    /** One in twenty, half of it on each side. */
    private static final double ON_ONE_SIDE = 0.025;

    /**
     * Of these numbers.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Spread of(List<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no numbers");
        }
        double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int count = sorted.length;
        int cut = cut(count);
        return new Spread(
                (sorted[(count - 1) / 2] + sorted[count / 2]) / 2,
                sorted[0],
                sorted[count - 1],
                sorted[cut],
                sorted[count - 1 - cut]);
    }

    /**
     * How many numbers may be left out at each end: the median is beyond the k-th smallest of n with the probability of
     * less than k heads in n throws of a coin.
     */
    private static int cut(int count) {
        double term = Math.pow(0.5, count);
        double beyond = term;
        int cut = 0;
        while (true) {
            term *= (double) (count - cut) / (cut + 1);
            if (beyond + term > ON_ONE_SIDE) {
                return cut;
            }
            beyond += term;
            cut++;
        }
    }
}
