/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static io.parkwarden.core.track.Handover.Source.EVENT;
import static io.parkwarden.core.track.Handover.Source.SAMPLER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HandoverTest {
    private final Handover handover = new Handover();

    @Test
    void a_wait_that_both_see_is_told_by_the_first() {
        assertTrue(handover.tells(SAMPLER, 1, 1_003, 1_042));
        assertFalse(handover.tells(EVENT, 1, 1_000, 1_040));
        assertTrue(handover.tells(EVENT, 2, 1_000, 1_040), "another thread's");
        assertFalse(handover.tells(SAMPLER, 2, 1_003, 1_042));
    }

    @Test
    void waits_that_follow_each_other_are_each_told_once() {
        assertTrue(handover.tells(SAMPLER, 1, 1_004, 1_024));
        assertTrue(handover.tells(SAMPLER, 1, 1_024, 1_044));
        assertFalse(handover.tells(EVENT, 1, 1_000, 1_020));
        assertFalse(handover.tells(EVENT, 1, 1_020, 1_040));
        assertTrue(handover.tells(EVENT, 1, 1_040, 1_060));
    }

    @Test
    void a_wait_of_one_source_stands_for_one_of_the_other() {
        assertTrue(handover.tells(SAMPLER, 1, 1_006, 1_026));
        assertFalse(handover.tells(EVENT, 1, 1_000, 1_016));
        assertTrue(handover.tells(EVENT, 1, 1_016, 1_036), "half of it overlaps, but that half is taken");
    }

    @Test
    void waits_that_the_sampler_saw_as_one_are_not_told_again() {
        assertTrue(handover.tells(SAMPLER, 1, 1_000, 1_060));
        assertFalse(handover.tells(EVENT, 1, 1_000, 1_020));
        assertFalse(handover.tells(EVENT, 1, 1_020, 1_040));
        assertFalse(handover.tells(EVENT, 1, 1_040, 1_060));
    }

    @Test
    void events_alone_are_not_compared_once_the_sampler_has_ended() {
        handover.samplerEnds(1_000);
        for (int i = 0; i < 20_000; i++) {
            assertTrue(handover.tells(EVENT, 1, 20_000 + i, 20_020 + i));
        }
        assertEquals(0, handover.dropped());
    }

    @Test
    void what_cannot_be_remembered_is_counted_and_not_told() {
        int told = 0;
        for (int thread = 0; thread < 20_000; thread++) {
            told += handover.tells(SAMPLER, thread, 1_000, 1_020) ? 1 : 0;
        }
        assertEquals(20_000 - told, handover.dropped());
        assertTrue(told > 1_000, "told " + told);
    }
}
