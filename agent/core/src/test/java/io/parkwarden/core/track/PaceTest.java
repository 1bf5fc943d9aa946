/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    private final Pace pace = new Pace(50 * MILLI, 1_000 * MILLI);

    private long after(long costMicros) {
        return pace.ended(costMicros * 1_000, 10 * MILLI) / MILLI;
    }

    private void warm() {
        for (int i = 0; i < 12; i++) {
            after(10);
        }
    }

    @Test
    void cheap_looks_come_as_wished() {
        warm();

        assertEquals(10, after(10));
    }

    @Test
    void dear_looks_take_a_hundredth_of_a_processor() {
        warm();
        after(400);
        after(400);

        assertEquals(40, after(400));
        assertEquals(15, pace.looks());
        assertEquals(12 * 10 + 3 * 400, pace.spentNanos() / 1_000);
    }

    @Test
    void one_dear_look_says_nothing_of_the_next() {
        warm();

        assertEquals(10, after(90_000));
        assertEquals(10, after(10));
    }

    @Test
    void the_first_looks_are_dear_and_come_soon_nevertheless() {
        after(5_000);
        after(5_000);

        assertEquals(50, after(5_000));
        warm();
        after(90_000);
        after(90_000);
        assertEquals(1_000, after(90_000));
    }
}
