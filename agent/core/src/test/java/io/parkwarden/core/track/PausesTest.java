/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PausesTest {
    private long counter = 500;
    private final Pauses pauses = new Pauses(() -> counter, 0);

    private void look(long now, long total) {
        counter = total;
        pauses.look(now);
    }

    @Test
    void without_a_pause_there_is_nothing_to_subtract() {
        look(30, 500);
        look(60, 500);
        assertEquals(0, pauses.within(10, 55));
        assertEquals(0, pauses.within(40, 90));
    }

    @Test
    void a_pause_between_two_looks_counts_for_the_wait_around_them() {
        look(30, 500);
        look(60, 511);
        look(90, 511);
        assertEquals(11, pauses.within(20, 70));
    }

    @Test
    void a_pause_since_the_last_look_counts_at_once() {
        look(30, 500);
        counter = 511;
        assertEquals(11, pauses.within(25, 42));
    }

    @Test
    void as_much_counts_as_can_have_been_within_the_wait() {
        look(30, 500);
        look(60, 520);
        assertEquals(5, pauses.within(55, 80), "the last 5 before the look");
        assertEquals(4, pauses.within(40, 44), "the whole wait");
        assertEquals(0, pauses.within(60, 80), "the wait began after the look");
        assertEquals(0, pauses.within(10, 30), "the wait was over before");
    }

    @Test
    void several_pauses_add_up() {
        look(30, 507);
        look(60, 507);
        look(90, 510);
        look(120, 520);
        counter = 522;
        assertEquals(22, pauses.within(-10, 130));
        assertEquals(15, pauses.within(60, 130));
    }

    @Test
    void never_less_than_the_pauses_within_the_wait_and_never_more_than_the_wait() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            counter = 0;
            Pauses tried = new Pauses(() -> counter, 0);
            boolean[] paused = new boolean[2_000];
            for (int now = 1; now < paused.length; now++) {
                paused[now] = random.nextInt(100) < (now / 200 % 2 == 0 ? 3 : 60);
                counter += paused[now] ? 1 : 0;
                if (now % 30 == 0) {
                    tried.look(now);
                }
            }
            int start = random.nextInt(1_900);
            int end = paused.length - 1 - (random.nextBoolean() ? 0 : random.nextInt(1_999 - start));
            int own = 0;
            for (int now = start + 1; now <= end; now++) {
                own += paused[now] ? 1 : 0;
            }
            long told = tried.within(start, end);
            assertTrue(told >= own, told + " for " + own);
            assertTrue(told <= end - start, told + " in " + (end - start));
        }
    }

    @Test
    void pauses_older_than_the_notes_are_forgotten() {
        for (int turn = 1; turn <= 1_000; turn++) {
            look(turn * 30L, 500 + turn);
        }
        assertEquals(10, pauses.within(29_700, 30_000));
        assertEquals(0, pauses.within(300, 600));
    }

    @Test
    void counters_of_another_layout_are_not_known() {
        assertFalse(new SafepointClock(null).isKnown());
        assertFalse(new SafepointClock(ByteBuffer.allocate(0)).isKnown(), "-XX:-UsePerfData");
        assertFalse(new SafepointClock(ByteBuffer.allocate(4_096)).isKnown());
        ByteBuffer damaged = ByteBuffer.allocate(64);
        damaged.putInt(0, 0xcafec0c0).put(28, (byte) 127).put(31, (byte) 127);
        assertFalse(new SafepointClock(damaged).isKnown());
        assertEquals(0, new SafepointClock(damaged).nanos());
    }
}
