/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.cost.Catalog;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final List<Variant> VARIANTS =
            Variant.all(Path.of("no-op.jar"), "agent.jar", List.of("jfr-default"), Path.of("peers"));

    private final List<Sample> samples = new ArrayList<>();

    @Test
    void row_has_ratio_spread_floor_verdict_and_goal() {
        rounds(Catalog.POOL_BATCH, 1_000, 1_000, 1_200, 1_100);
        assertTrue(
                markdown()
                        .contains(
                                "| `pool-batch` | a task of a batch | 1.00 µs | 1.0 % | 1.00 (1.00 to 1.00) | 1.19 (1.19 to 1.19)"
                                        + " | 195.0 ns | +19.4 % | ≤ 1.02: missed | 1.09 (1.09 to 1.09) |"),
                this::markdown);
    }

    @Test
    void effect_within_the_floor_has_no_verdict() {
        rounds(Catalog.POOL_BATCH, 1_000, 1_000, 1_010, 1_000);
        assertTrue(markdown().contains("| no verdict | ≤ 1.02: met |"), this::markdown);
    }

    @Test
    void virtual_threads_are_held_against_the_agent_that_does_nothing() {
        rounds(Catalog.VIRTUAL_QUEUE, 1_000, 2_000, 2_060, 2_000);
        assertTrue(markdown().contains("| ≤ 1.05 × no-op: 1.02, met |"), this::markdown);
    }

    @Test
    void goal_in_time_is_held_against_what_is_added() {
        rounds(Catalog.PARK_PERMIT, 100, 100, 130, 100);
        assertTrue(markdown().contains("≤ +50.0 ns: met"), this::markdown);
    }

    @Test
    void jvm_that_failed_is_named_with_the_reason() {
        rounds(Catalog.POOL_BATCH, 1_000, 1_000, 1_000, Double.NaN);
        assertTrue(markdown().contains("- `pool-batch` with jfr-default: exit code 1"), this::markdown);
        assertFalse(markdown().contains("NaN"), this::markdown);
    }

    @Test
    void samples_are_read_as_they_were_written(@TempDir File folder) throws Exception {
        rounds(Catalog.POOL_BATCH, 1_000, 1_000, 1_200, Double.NaN);
        File file = new File(folder, "samples.json");
        run().write(file);
        assertEquals(run(), Run.read(file));
    }

    @Test
    void order_turns_round_with_each_round() {
        List<String> forth =
                Variant.order(VARIANTS, 0).stream().map(Variant::name).toList();
        assertEquals(List.of("none", "no-op", "parkwarden", "jfr-default", "none-again"), forth);
        List<String> back =
                Variant.order(VARIANTS, 1).stream().map(Variant::name).toList();
        assertEquals(List.of("none-again", "jfr-default", "parkwarden", "no-op", "none"), back);
    }

    @Test
    void times_have_the_unit_that_suits_them() {
        assertEquals("41.7 ns", Table.time(41.7));
        assertEquals("-1.50 µs", Table.time(-1_500));
        assertEquals("40.00 ms", Table.time(4e7));
        assertEquals("1.71 s", Table.time(1.71e9));
    }

    private void rounds(Catalog job, double none, double noOp, double parkwarden, double jfr) {
        for (int round = 0; round < 3; round++) {
            sample(job, Variant.NONE, round, none);
            sample(job, Variant.NO_OP, round, noOp * 1.005);
            sample(job, Variant.PARKWARDEN, round, parkwarden);
            sample(job, "jfr-default", round, jfr);
            sample(job, Variant.NONE_AGAIN, round, none * 1.01);
        }
    }

    private void sample(Catalog job, String variant, int round, double value) {
        samples.add(
                Double.isNaN(value)
                        ? new Sample(job.title(), variant, round, 1.5, Map.of(), "exit code 1")
                        : new Sample(job.title(), variant, round, 1.5, Map.of(Sample.PER_OPERATION, value), null));
    }

    private Run run() {
        return new Run(Map.of("JDK", "17"), VARIANTS.stream().map(Variant::name).toList(), samples);
    }

    private String markdown() {
        return new Table(run()).markdown();
    }
}
