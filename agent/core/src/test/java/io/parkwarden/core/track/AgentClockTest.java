/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AgentClockTest {
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long NOW = 100 * HOUR;

    @Test
    void goes_with_the_machines_while_nobody_sets_that() {
        long before = System.currentTimeMillis();
        long millis = AgentClock.millis();
        long after = System.currentTimeMillis();
        assertTrue(millis >= before - 1_000 && millis <= after + 1_000, before + " " + millis + " " + after);
        assertTrue(Math.abs(AgentClock.setByMillis()) < 1_000);
    }

    @Test
    void a_reading_of_the_nanoseconds_has_its_time() {
        long nanos = System.nanoTime();
        assertEquals(
                2_000,
                AgentClock.millisAt(nanos + TimeUnit.SECONDS.toNanos(1))
                        - AgentClock.millisAt(nanos - TimeUnit.SECONDS.toNanos(1)));
    }

    @Test
    void times_of_jfr_are_told_by_either_clock() {
        long ended = NOW - 700;
        assertEquals(ended, AgentClock.nearest(ended, 0, NOW));
        assertEquals(ended, AgentClock.nearest(ended, -2 * HOUR, NOW), "its chunk began before the clock was set back");
        assertEquals(ended, AgentClock.nearest(ended - 2 * HOUR, -2 * HOUR, NOW), "after it");
        assertEquals(ended, AgentClock.nearest(ended, 2 * HOUR, NOW), "before it was set forward");
        assertEquals(ended, AgentClock.nearest(ended + 2 * HOUR, 2 * HOUR, NOW), "after it");
    }
}
