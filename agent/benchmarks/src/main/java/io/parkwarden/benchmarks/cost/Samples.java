/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All samples of one workload. */
final class Samples {
    private final List<Sample> samples;

    Samples(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /** The median of a number over all rounds, if there is one. */
    OptionalDouble median(String variant, String number) {
        List<Double> values = samples.stream()
                .filter(sample -> sample.variant().equals(variant))
                .map(sample -> sample.value(number))
                .filter(value -> !value.isNaN())
                .toList();
        return values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Spread.of(values).median());
    }

    /** Names of the threads that a variant had. */
    Set<String> threads(String variant) {
        return samples.stream()
                .filter(sample -> sample.variant().equals(variant))
                .flatMap(sample -> sample.values().keySet().stream())
                .filter(name -> name.startsWith(Sample.THREAD))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why a variant has no number, if a sample says so. */
    Optional<String> failure(String variant) {
        return samples.stream()
                .filter(sample -> sample.variant().equals(variant) && sample.failure() != null)
                .map(sample -> String.valueOf(sample.failure()))
                .findFirst();
    }

    /**
     * A variant against JVMs without an agent: against the mean of the round's two, one of which ran before the others and
     * one after them, so that what drifts evenly cancels out. Empty if no round has all three.
     */
    Optional<Comparison> againstNone(String variant, String number) {
        List<Double> first = new ArrayList<>();
        List<Double> last = new ArrayList<>();
        List<Double> base = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int round = 0; round < rounds(); round++) {
            double before = value(Variant.NONE, round, number);
            double after = value(Variant.NONE_AGAIN, round, number);
            double value = value(variant, round, number);
            if (before > 0 && after > 0 && !Double.isNaN(value)) {
                first.add(before);
                last.add(after);
                base.add((before + after) / 2);
                with.add(value);
            }
        }
        return with.isEmpty()
                ? Optional.empty()
                : Optional.of(Comparison.of(with, base, Comparison.floor(last, first)));
    }

    /** Parkwarden against the agent that does nothing; the floor is that of JVMs without one. */
    Optional<Comparison> againstNoOp(String number) {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int round = 0; round < rounds(); round++) {
            double noOp = value(Variant.NO_OP, round, number);
            double agent = value(Variant.PARKWARDEN, round, number);
            if (noOp > 0 && !Double.isNaN(agent)) {
                with.add(agent);
                without.add(noOp);
            }
        }
        return againstNone(Variant.PARKWARDEN, number)
                .filter(against -> !with.isEmpty())
                .map(against -> Comparison.of(with, without, against.floor()));
    }

    private int rounds() {
        return samples.stream().mapToInt(Sample::round).max().orElse(-1) + 1;
    }

    private double value(String variant, int round, String number) {
        return samples.stream()
                .filter(sample -> sample.round() == round && sample.variant().equals(variant))
                .mapToDouble(sample -> sample.value(number))
                .findFirst()
                .orElse(Double.NaN);
    }
}
