/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void median_is_the_middle_one_whatever_the_order() {
        assertEquals(new Spread(2, 1, 9, 1, 9), Spread.of(List.of(9.0, 1.0, 2.0)));
    }

    @Test
    void median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
        assertEquals(2.5, Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median());
    }

    @Test
    void one_number_is_all_there_is() {
        assertEquals(new Spread(7, 7, 7, 7, 7), Spread.of(List.of(7.0)));
    }

    @Test
    void nothing_has_no_spread() {
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
    }

    /** Of tables of the sign test: the 95 % interval for the median lies between these order statistics. */
    @Test
    void interval_for_the_median_is_that_of_the_sign_test() {
        assertEquals(1, first(6));
        assertEquals(1, first(8));
        assertEquals(2, first(9));
        assertEquals(2, first(11));
        assertEquals(3, first(12));
        assertEquals(6, first(20));
        assertEquals(8, first(25));
    }

    @Test
    void interval_has_the_true_median_in_19_of_20_cases() {
        Random random = new Random(4711);
        int trials = 4_000;
        int inside = 0;
        for (int trial = 0; trial < trials; trial++) {
            Spread spread = Spread.of(DoubleStream.generate(() -> Math.exp(random.nextGaussian()))
                    .limit(15)
                    .boxed()
                    .toList());
            if (spread.low() <= 1 && spread.high() >= 1) { // the median of this lopsided distribution
                inside++;
            }
        }
        assertTrue(inside >= 0.95 * trials - 40, "only " + inside + " of " + trials);
    }

    private static double first(int count) {
        List<Double> numbers = new ArrayList<>(
                IntStream.rangeClosed(1, count).mapToObj(Double::valueOf).toList());
        Collections.shuffle(numbers, new Random(count));
        Spread spread = Spread.of(numbers);
        assertEquals(count + 1, spread.low() + spread.high(), "as many are left out above as below");
        return spread.low();
    }
}
