/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long SECOND = 1_000_000_000;

    private final Budget budget = new Budget(0.01, 64, 0);
    private long now;

    /** Some windows in each of which such a share of a processor was taken. */
    private void take(double share, int windows) {
        for (int i = 0; i < windows; i++) {
            now += 2 * SECOND;
            budget.spend((long) (share * 2 * SECOND));
            budget.weigh(now);
        }
    }

    @Test
    void what_fits_goes_on_at_its_pace() {
        take(0.0078125, 100);

        assertEquals(1, budget.slowdown());
        assertFalse(budget.exhausted());
        assertEquals("", budget.remark());
        assertEquals((long) (100 * 2 * 0.0078125 * SECOND), budget.spentNanos());
    }

    @Test
    void a_cold_start_may_cost_more() {
        take(0.045, 4);

        assertEquals(1, budget.slowdown());
    }

    @Test
    void what_begins_late_is_not_slowed_down_by_what_its_start_took() {
        take(0, 50);
        budget.begins(SECOND, now);
        take(0.045, 4);

        assertEquals(1, budget.slowdown());
        assertEquals(SECOND + (long) (4 * 2 * 0.045 * SECOND), budget.spentNanos());
    }

    @Test
    void what_takes_too_much_is_slowed_down_as_far_as_it_takes_too_much() {
        take(0, 5);
        take(0.08, 1);

        assertEquals(8, budget.slowdown());
        assertEquals(
                "looked up to 8 times less often, to stay within its budget: it took 8 % of a processor where 1 % is"
                        + " allowed",
                budget.remark());
    }

    @Test
    void a_pace_that_fits_stays() {
        take(0, 5);
        take(0.08, 1);
        take(0.009, 50);

        assertEquals(8, budget.slowdown());
    }

    @Test
    void what_needs_little_again_gets_its_pace_back() {
        take(0, 5);
        take(0.08, 1);
        take(0.001, 3);

        assertEquals(1, budget.slowdown());
        assertTrue(budget.remark().startsWith("looked up to 8 times less often"));
    }

    @Test
    void what_takes_too_much_at_the_slowest_pace_is_exhausted_after_five_windows() {
        take(0, 5);
        take(0.9, 1);
        assertEquals(64, budget.slowdown());

        take(0.05, 4);
        assertFalse(budget.exhausted());

        take(0.05, 1);
        assertTrue(budget.exhausted());
    }

    @Test
    void a_single_window_that_fits_counts_as_hope() {
        take(0, 5);
        take(0.9, 1);
        take(0.05, 4);
        take(0.005, 1);
        take(0.05, 4);

        assertFalse(budget.exhausted());
    }

    @Test
    void without_a_limit_nothing_is_slowed_down() {
        Budget unlimited = new Budget(0, 64, 0);
        unlimited.spend(100 * SECOND);

        assertFalse(unlimited.weigh(20 * SECOND));
        assertEquals(1, unlimited.slowdown());
        assertEquals(100 * SECOND, unlimited.spentNanos());
    }

    @Test
    void a_window_in_which_all_is_spent_ends_early() {
        take(0, 5);
        budget.spend(SECOND / 40);

        assertFalse(budget.weigh(now + SECOND / 20));
        assertTrue(budget.weigh(now + SECOND / 5));
        assertEquals(13, budget.slowdown());
    }
}
