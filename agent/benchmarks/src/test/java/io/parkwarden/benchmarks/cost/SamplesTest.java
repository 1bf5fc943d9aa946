/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final String NUMBER = Sample.PER_OPERATION;

    private final List<Sample> samples = new ArrayList<>();

    /** The round gets slower evenly: what runs in the middle is as dear as the mean of first and last. */
    @Test
    void even_drift_within_a_round_cancels_out() {
        round(0, 100, 110, 110, 120);
        Comparison comparison =
                new Samples(samples).againstNone(Variant.PARKWARDEN, NUMBER).orElseThrow();
        assertEquals(1, comparison.ratio().median(), 1e-9);
        assertEquals(0.2, comparison.floor(), 1e-9);
    }

    @Test
    void a_round_in_which_a_jvm_failed_is_left_out_of_its_comparison_alone() {
        round(0, 100, 100, 110, 100);
        round(1, 100, 100, Double.NaN, 100);
        Samples both = new Samples(samples);
        assertEquals(
                1.1,
                both.againstNone(Variant.PARKWARDEN, NUMBER)
                        .orElseThrow()
                        .ratio()
                        .max(),
                1e-9);
        assertEquals(
                1, both.againstNone(Variant.NO_OP, NUMBER).orElseThrow().ratio().median(), 1e-9);
        assertEquals(Optional.of("exit code 1"), both.failure(Variant.PARKWARDEN));
        assertEquals(Optional.empty(), both.failure(Variant.NO_OP));
    }

    @Test
    void no_comparison_without_a_floor() {
        samples.add(sample(Variant.NONE, 0, 100));
        samples.add(sample(Variant.PARKWARDEN, 0, 100));
        assertTrue(new Samples(samples).againstNone(Variant.PARKWARDEN, NUMBER).isEmpty());
    }

    @Test
    void against_the_agent_that_does_nothing_with_the_floor_of_none() {
        round(0, 100, 150, 156, 101);
        Comparison comparison = new Samples(samples).againstNoOp(NUMBER).orElseThrow();
        assertEquals(1.04, comparison.ratio().median(), 1e-9);
        assertEquals(0.01, comparison.floor(), 1e-9);
    }

    @Test
    void zero_without_an_agent_has_no_ratio() {
        round(0, 0, 0, 5, 0);
        assertTrue(new Samples(samples).againstNone(Variant.PARKWARDEN, NUMBER).isEmpty());
    }

    private void round(int round, double none, double noOp, double parkwarden, double noneAgain) {
        samples.add(sample(Variant.NONE, round, none));
        samples.add(sample(Variant.NO_OP, round, noOp));
        samples.add(sample(Variant.PARKWARDEN, round, parkwarden));
        samples.add(sample(Variant.NONE_AGAIN, round, noneAgain));
    }

    private static Sample sample(String variant, int round, double value) {
        return Double.isNaN(value)
                ? new Sample("idle", variant, round, 0, Map.of(), "exit code 1")
                : new Sample("idle", variant, round, 0, Map.of(NUMBER, value), null);
    }
}
