/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoopStretchTest {
    private static final long MILLI = 1_000_000;
    private static final StackTraceElement[] STACK = {new StackTraceElement("A", "m", "A.java", 1)};

    private final LoopStretch stretch = new LoopStretch(0);
    private long pausedMillis;
    private final Pauses pauses = new Pauses(
            new Pauses.Counter() {
                @Override
                public long nanos() {
                    return pausedMillis * MILLI;
                }

                @Override
                public long stoppedNanos() {
                    return nanos();
                }

                @Override
                public long count() {
                    return pausedMillis == 0 ? 0 : 1;
                }
            },
            0);

    private void look(long millis, long cpuMillis) {
        stretch.add(millis * MILLI, cpuMillis * MILLI, STACK);
    }

    private long computed(long end) {
        return stretch.computed(end * MILLI, pauses) / MILLI;
    }

    @Test
    void what_nobody_saw_counts_by_the_share_of_what_was_seen() {
        look(30, 1_000);
        look(130, 1_050);

        assertEquals(50, stretch.used() / MILLI);
        assertEquals(50 + 30 / 2 + 40 / 2, computed(170));
    }

    @Test
    void it_never_counts_for_more_than_it_lasted() {
        look(10, 0);
        look(20, 11); // the clocks of the two are read one after the other

        assertEquals(25, computed(25));
    }

    @Test
    void one_look_proves_nothing() {
        look(30, 400);

        assertEquals(0, computed(500));
    }

    @Test
    void a_thread_that_waits_computes_nothing() {
        look(30, 7);
        look(900, 7);

        assertEquals(0, computed(1_000));
    }

    @Test
    void pauses_of_the_jvm_are_no_part_of_it() {
        look(30, 0);
        look(60, 30);
        pausedMillis = 200;
        pauses.look(300 * MILLI);

        assertEquals(100, stretch.length(300 * MILLI, pauses) / MILLI);
        assertEquals(100, computed(300));
    }

    @Test
    void looks_become_rare_and_their_stacks_are_few() {
        int taken = 0;
        for (long millis = 10; millis <= 600_000; millis += 10) {
            if (stretch.due(millis * MILLI)) {
                look(millis, millis);
                taken++;
            }
        }

        assertTrue(taken < 60, () -> "so many looks in ten minutes");
        assertTrue(stretch.looks().size() <= 40);
        assertTrue(stretch.looks().get(stretch.looks().size() - 1).ageNanos() > 10_000 * MILLI);
    }

    @Test
    void a_look_at_a_thread_that_waits_has_no_stack() {
        stretch.add(30 * MILLI, 0, new StackTraceElement[0]);
        look(60, 20);

        assertEquals(1, stretch.looks().size());
    }

    @Test
    void what_lasts_is_told_from_a_length_on_and_whenever_that_has_doubled() {
        assertFalse(stretch.dueToTell(999, 1_000));
        assertTrue(stretch.dueToTell(1_000, 1_000));
        assertEquals(1, stretch.tell(1_000));
        assertFalse(stretch.dueToTell(1_999, 1_000));
        assertTrue(stretch.dueToTell(2_000, 1_000));
        assertEquals(2, stretch.tell(2_000));
        assertEquals(2, stretch.told());
    }
}
