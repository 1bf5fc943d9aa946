/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.Lap;
import io.parkwarden.bootstrap.Laps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LapsTest {
    private final Thread thread = Thread.currentThread();
    private final Lap lap = new Lap(thread);

    @AfterEach
    void end() {
        Hooks.timeTurns(null);
    }

    @Test
    void a_thread_that_selects_and_is_in_no_table_leaves_its_name_once() {
        Laps table = new Laps(new Lap[0], null);
        Hooks.timeTurns(table);
        assertFalse(table.hasNewcomer());

        Hooks.selected(Hooks.beginSelect());
        Hooks.selected(Hooks.beginSelect());

        assertTrue(table.hasNewcomer());
        assertSame(thread, table.takeNewcomer().thread());
        assertNull(table.takeNewcomer());
        Laps next = new Laps(new Lap[] {lap}, table);
        Hooks.timeTurns(next);
        Hooks.selected(Hooks.beginSelect());
        assertFalse(next.hasNewcomer());
    }

    @Test
    void the_lap_that_a_newcomer_is_in_is_known() {
        Laps table = new Laps(new Lap[0], null);
        Hooks.timeTurns(table);
        Hooks.selected(Hooks.beginSelect());
        long before = System.nanoTime();
        Hooks.selected(Hooks.beginSelect());
        Lap taken = table.takeNewcomer();
        assertTrue(taken.begin() - before >= 0); // that of the last select, not of the first

        Hooks.timeTurns(new Laps(new Lap[] {taken}, table));
        Hooks.beginSelect();
        assertEquals(0, taken.begin());
        assertEquals(1, taken.turns());
    }

    @Test
    void a_newcomer_that_selects_is_in_no_lap() {
        Laps table = new Laps(new Lap[0], null);
        Hooks.timeTurns(table);
        Hooks.selected(Hooks.beginSelect());
        Hooks.beginSelect();
        assertEquals(0, table.takeNewcomer().begin());
    }

    @Test
    void a_lap_lasts_from_select_to_select() {
        Hooks.timeTurns(new Laps(new Lap[] {lap}, null));
        assertEquals(0, lap.begin());

        long before = System.nanoTime();
        Hooks.selected(Hooks.beginSelect());
        assertEquals(0, lap.turns());
        assertTrue(lap.begin() - before >= 0);
        Hooks.beginSelect();

        assertEquals(0, lap.begin());
        assertEquals(1, lap.turns());
        assertEquals(0, lap.late());
    }

    @Test
    void a_late_lap_is_counted_and_has_its_end() {
        Hooks.timeTurns(new Laps(new Lap[] {lap}, null));
        Hooks.selected(Hooks.beginSelect());
        long begin = lap.begin();
        while (System.nanoTime() - begin < Lap.LATE_NANOS) {
            Thread.onSpinWait();
        }
        long end = Hooks.beginSelect();

        assertEquals(1, lap.late());
        assertEquals(0, lap.latest());
        assertEquals(end, lap.endOf(begin));
        assertEquals(0, lap.endOf(begin + 1));
        assertNotEquals(0, end);
    }

    @Test
    void the_selector_is_told_when_it_is_asked_for_and_held_until_it_is_taken() {
        Hooks.timeTurns(new Laps(new Lap[] {lap}, null));
        Hooks.selected(0, Hooks.beginSelect(), "first");
        Hooks.selected(0, Hooks.beginSelect(), "second");
        assertEquals("first", lap.takeSelector());
        assertNull(lap.takeSelector());

        lap.askForSelector();
        Hooks.selected(0, Hooks.beginSelect(), "third");
        assertEquals("third", lap.takeSelector());
    }

    @Test
    void every_thread_of_a_full_table_is_found_and_no_other_leaves_its_name() {
        Lap[] laps = new Lap[Laps.LIMIT];
        for (int i = 1; i < laps.length; i++) {
            laps[i] = new Lap(new Thread());
        }
        laps[0] = new Lap(new Thread());
        Laps full = new Laps(laps, null);
        assertTrue(full.isFull());
        Hooks.timeTurns(full);
        Hooks.selected(Hooks.beginSelect());
        assertFalse(full.hasNewcomer());

        laps[Laps.LIMIT / 2] = lap;
        Hooks.timeTurns(new Laps(laps, full));
        Hooks.selected(Hooks.beginSelect());
        assertNotEquals(0, lap.begin());
    }
}
