/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private static final double BOUND = 1.0625;

    @Test
    void an_empty_histogram_has_zeros() {
        Durations none = new Durations();

        assertEquals(0, none.count());
        assertEquals(0, none.percentile(0.95));
        assertEquals(List.of(), none.buckets());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.95, 0.999, 1})
    void a_percentile_is_at_most_a_sixteenth_above_the_true_value(double share) {
        long[] values = spread(11, 5_000);
        Durations durations = of(values);
        Arrays.sort(values);

        long exact = values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
        long told = durations.percentile(share);

        assertTrue(told >= exact, told + " is below " + exact);
        assertTrue(told <= exact * BOUND, told + " is too far above " + exact);
    }

    @Test
    void every_single_value_is_within_the_bound_around_powers_of_two() {
        for (int power = 0; power < 62; power++) {
            for (long value : new long[] {(1L << power) - 1, 1L << power, (1L << power) + 1}) {
                Durations durations = of(value, Long.MAX_VALUE); // the second keeps max from hiding the bucket
                long told = durations.percentile(0.5);
                assertTrue(told >= value && told <= Math.max(value, value * BOUND), value + " is told as " + told);
            }
        }
    }

    @Test
    void counts_total_and_maximum_are_exact() {
        Durations durations = of(3, 1_000_003, 7);

        assertEquals(3, durations.count());
        assertEquals(1_000_013, durations.total());
        assertEquals(1_000_003, durations.max());
        assertEquals(1_000_003, durations.percentile(1));
    }

    @Test
    void takes_the_extremes() {
        assertEquals(0, of(0).percentile(1));
        assertEquals(List.of(new Durations.Bucket(0, 1)), of(0).buckets());
        assertEquals(Long.MAX_VALUE, of(Long.MAX_VALUE).percentile(0.5));
        assertEquals(
                List.of(new Durations.Bucket(Long.MAX_VALUE, 1)),
                of(Long.MAX_VALUE).buckets());
    }

    @Test
    void a_clock_that_went_back_counts_as_no_time() {
        assertEquals(0, of(-5).max());
        assertEquals(0, of(-5).total());
    }

    @Test
    void merging_is_commutative() {
        Durations a = of(spread(1, 300));
        Durations b = of(spread(2, 500));

        assertSame(merged(a, b), merged(b, a));
    }

    @Test
    void merging_is_associative() {
        Durations a = of(spread(3, 300));
        Durations b = of(spread(4, 10));
        Durations c = of(spread(5, 500));

        assertSame(merged(merged(a, b), c), merged(a, merged(b, c)));
    }

    @Test
    void merging_equals_adding_one_by_one() {
        long[] first = spread(6, 100);
        long[] second = spread(7, 100);
        Durations all = of(first);
        for (long value : second) {
            all.add(value);
        }

        assertSame(all, merged(of(first), of(second)));
    }

    @Test
    void comes_back_from_its_report_form() {
        Durations durations = of(spread(8, 1_000));
        durations.add(0);
        durations.add(Long.MAX_VALUE >> 8);

        assertSame(durations, Durations.of(durations.total(), durations.max(), durations.buckets()));
    }

    @Test
    void a_report_form_with_a_negative_bound_is_taken_as_zero() {
        Durations durations = Durations.of(0, 0, List.of(new Durations.Bucket(-1, 4)));

        assertEquals(List.of(new Durations.Bucket(0, 4)), durations.buckets());
    }

    private static Durations of(long... values) {
        Durations durations = new Durations();
        for (long value : values) {
            durations.add(value);
        }
        return durations;
    }

    private static Durations merged(Durations a, Durations b) {
        Durations sum = Durations.of(a.total(), a.max(), a.buckets());
        sum.add(b);
        return sum;
    }

    /** Lengths from nanoseconds to a minute, each order of magnitude as often as the next. */
    private static long[] spread(long seed, int count) {
        Random random = new Random(seed);
        return random.doubles(count, 0, Math.log(60e9))
                .mapToLong(exponent -> (long) Math.exp(exponent))
                .toArray();
    }

    private static void assertSame(Durations expected, Durations actual) {
        assertEquals(expected.buckets(), actual.buckets());
        assertEquals(expected.count(), actual.count());
        assertEquals(expected.total(), actual.total());
        assertEquals(expected.max(), actual.max());
        assertEquals(expected.percentile(0.95), actual.percentile(0.95));
    }
}
