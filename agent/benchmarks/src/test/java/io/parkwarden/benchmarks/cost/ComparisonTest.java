/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import static io.parkwarden.benchmarks.cost.Comparison.Standing.MET;
import static io.parkwarden.benchmarks.cost.Comparison.Standing.MISSED;
import static io.parkwarden.benchmarks.cost.Comparison.Standing.OPEN;
import static io.parkwarden.benchmarks.cost.Comparison.Verdict.CHEAPER;
import static io.parkwarden.benchmarks.cost.Comparison.Verdict.DEARER;
import static io.parkwarden.benchmarks.cost.Comparison.Verdict.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    /** The machine gets twice as slow from round to round; each round says the same. */
    @Test
    void a_ratio_is_taken_within_its_round() {
        Comparison drifting = Comparison.of(List.of(110.0, 220.0, 440.0), List.of(100.0, 200.0, 400.0), 0);
        assertEquals(1.1, drifting.ratio().median(), 1e-9);
        assertEquals(1.1, drifting.ratio().max(), 1e-9);
        assertEquals(20, drifting.added().median(), 1e-9);
    }

    /** The medians are 100 and 100, the median of the ratios is 1.5. */
    @Test
    void median_of_ratios_is_not_ratio_of_medians() {
        Comparison crossing = Comparison.of(List.of(75.0, 100.0, 300.0), List.of(50.0, 200.0, 100.0), 0);
        assertEquals(1.5, crossing.ratio().median(), 1e-9);
    }

    @Test
    void floor_is_the_farthest_that_alikes_may_be_apart() {
        assertEquals(
                0.2, Comparison.floor(List.of(80.0, 101.0, 100.0), List.of(100.0, 100.0, 100.0)), 1e-9, "below one");
        assertEquals(
                0.3, Comparison.floor(List.of(90.0, 101.0, 130.0), List.of(100.0, 100.0, 100.0)), 1e-9, "above one");
    }

    @Test
    void one_bad_round_of_nine_does_not_raise_the_floor() {
        List<Double> one = List.of(101.0, 99.0, 101.0, 99.0, 300.0, 100.0, 101.0, 99.0, 100.0);
        List<Double> other = List.of(100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0);
        assertEquals(0.01, Comparison.floor(one, other), 1e-9);
    }

    @Test
    void no_verdict_within_the_floor() {
        assertEquals(NONE, at(1.04, 0.05).verdict());
        assertEquals(NONE, at(0.96, 0.05).verdict());
        assertEquals(NONE, at(1.0, 0).verdict());
    }

    @Test
    void verdict_beyond_the_floor() {
        assertEquals(DEARER, at(1.06, 0.05).verdict());
        assertEquals(CHEAPER, at(0.94, 0.05).verdict());
    }

    @Test
    void no_verdict_while_rounds_disagree() {
        assertEquals(
                NONE,
                Comparison.of(List.of(95.0, 120.0, 130.0), List.of(100.0, 100.0, 100.0), 0.01)
                        .verdict());
    }

    @Test
    void goal_is_met_or_missed_by_more_than_the_floor_only() {
        assertEquals(MET, at(1.01, 0.005).standing(1.02));
        assertEquals(OPEN, at(1.01, 0.05).standing(1.02));
        assertEquals(OPEN, at(1.03, 0.02).standing(1.02));
        assertEquals(MISSED, at(1.05, 0.02).standing(1.02));
    }

    @Test
    void goal_is_open_while_the_rounds_spread_over_it() {
        Comparison wide = Comparison.of(List.of(90.0, 101.0, 115.0), List.of(100.0, 100.0, 100.0), 0.001);
        assertEquals(OPEN, wide.standing(1.02));
    }

    @Test
    void rounds_must_be_the_same() {
        assertThrows(
                IllegalArgumentException.class, () -> Comparison.of(List.of(1.0, 2.0), List.of(1.0), 0), "two and one");
    }

    private static Comparison at(double ratio, double floor) {
        return Comparison.of(List.of(100 * ratio, 200 * ratio), List.of(100.0, 200.0), floor);
    }
}
