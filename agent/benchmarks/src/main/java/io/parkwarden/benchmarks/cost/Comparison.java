/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import java.util.List;
import java.util.stream.IntStream;

/**
 * JVMs with something in them against JVMs without, round by round: a machine's speed drifts, so a ratio is taken within
 * its round.
 *
 * @param ratio with through without
 * @param added with minus without, in the unit of the numbers
 * @param floor how far from 1 the median ratio of JVMs that are alike may be; an effect within it has no verdict
 */
record Comparison(Spread ratio, Spread added, double floor) {
    /** What can be said of an effect. */
    enum Verdict {
        /** The noise is wider than the effect. */
        NONE,
        DEARER,
        CHEAPER
    }

    /** What can be said of a goal. */
    enum Standing {
        MET,
        MISSED,
        /** The noise is wider than the way to the goal. */
        OPEN
    }

    /**
     * Numbers of the same rounds in the same order.
     *
     * @param floor see {@link #floor(List, List)}
     * @throws IllegalArgumentException if there is none, or not as many of one as of the other
     */
    static Comparison of(List<Double> with, List<Double> without, double floor) {
        return new Comparison(
                Spread.of(ratios(with, without)),
                Spread.of(pairwise(with, without, (one, other) -> one - other)),
                floor);
    }

    /**
     * How far from 1 the median ratio of two alike can be, by the interval that the rounds leave for it.
     *
     * @throws IllegalArgumentException if there is no number, or not as many of one as of the other
     */
    static double floor(List<Double> one, List<Double> other) {
        Spread alike = Spread.of(ratios(one, other));
        return Math.max(Math.abs(alike.low() - 1), Math.abs(alike.high() - 1));
    }

    /** There is one where the effect is greater than the floor and the interval for its median is on one side of 1. */
    Verdict verdict() {
        if (Math.abs(ratio.median() - 1) <= floor || (ratio.low() <= 1 && ratio.high() >= 1)) {
            return Verdict.NONE;
        }
        return ratio.median() > 1 ? Verdict.DEARER : Verdict.CHEAPER;
    }

    /** Whether the ratio is certainly at most, or certainly more than, this. */
    Standing standing(double limit) {
        double error = Math.max(floor, Math.max(ratio.median() - ratio.low(), ratio.high() - ratio.median()));
        if (ratio.median() + error <= limit) {
            return Standing.MET;
        }
        return ratio.median() - error > limit ? Standing.MISSED : Standing.OPEN;
    }

    private static List<Double> ratios(List<Double> with, List<Double> without) {
        return pairwise(with, without, (one, other) -> one / other);
    }

    private interface Combine {
        double of(double with, double without);
    }

    private static List<Double> pairwise(List<Double> with, List<Double> without, Combine combine) {
        if (with.size() != without.size()) {
            throw new IllegalArgumentException(with.size() + " numbers against " + without.size());
        }
        return IntStream.range(0, with.size())
                .mapToObj(i -> combine.of(with.get(i), without.get(i)))
                .toList();
    }
}
