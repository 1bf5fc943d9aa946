/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final long MILLI = 1_000_000;
    private final Told told = new Told();
    private final Pauses pauses = new Pauses(told, 0);

    /** A counter in ms. */
    private static final class Told implements Pauses.Counter {
        private long millis = 500;
        private long count = 3;

        void pause(long length) {
            begin();
            end(length);
        }

        /** A pause begins, or is over and its time not counted. */
        void begin() {
            count++;
        }

        void end(long length) {
            millis += length;
        }

        @Override
        public long nanos() {
            return millis * MILLI;
        }

        @Override
        public long stoppedNanos() {
            return nanos();
        }

        @Override
        public long count() {
            return count;
        }
    }

    /** A turn at this moment, before which there was a pause of so many ms. */
    private void look(long now, long pause) {
        if (pause > 0) {
            told.pause(pause);
        }
        pauses.look(now * MILLI);
    }

    private long within(long start, long end) {
        return within(pauses, start, end);
    }

    private static long within(Pauses pauses, long start, long end) {
        return pauses.within(start * MILLI, end * MILLI) / MILLI;
    }

    @Test
    void without_a_pause_there_is_nothing_to_subtract() {
        look(30, 0);
        look(60, 0);
        assertEquals(0, within(10, 55));
        assertEquals(0, within(40, 90));
    }

    @Test
    void a_pause_between_two_looks_counts_for_the_wait_around_them() {
        look(30, 0);
        look(60, 11);
        look(90, 0);
        assertEquals(11, within(20, 70));
    }

    @Test
    void a_pause_since_the_last_look_counts_at_once() {
        look(30, 0);
        told.pause(11);
        assertEquals(11, within(25, 42));
    }

    @Test
    void a_pause_was_in_the_wait_as_a_whole_or_not_at_all() {
        look(15, 0);
        look(30, 0);
        look(60, 20);
        assertEquals(0, within(41, 80), "19 ms of the turn are within the wait");
        assertEquals(20, within(40, 80));
        assertEquals(0, within(35, 54));
        assertEquals(0, within(60, 80), "the wait began after the look");
        assertEquals(0, within(10, 30), "the wait was over before");
    }

    @Test
    void a_pause_that_is_counted_after_the_look_at_its_end_was_before_that_look() {
        look(4, 0);
        look(8, 0);
        look(258, 0); // the thread that looks goes on before the JVM counts
        told.pause(250);
        assertEquals(250, within(2, 259));
        look(262, 0);
        assertEquals(250, within(2, 259));
        assertEquals(0, within(258, 300));
    }

    @Test
    void a_pause_that_is_not_counted_yet_may_be_all_the_time_since_it_can_have_begun() {
        look(4, 0);
        look(8, 0);
        told.begin();
        assertEquals(255, within(2, 259), "asked at once, by who waited");
        look(258, 0);
        look(262, 0); // and the JVM's own thread has no processor
        assertEquals(255, within(2, 259));
        told.end(249);
        look(266, 0);
        assertEquals(249, within(2, 259));
        assertEquals(0, within(20, 40));
        assertEquals(0, within(262, 300));
        look(270, 0);
        assertEquals(0, within(263, 300));
    }

    @Test
    void of_several_pauses_as_much_counts_as_can_have_been_within_the_wait() {
        look(30, 0);
        told.pause(5);
        look(60, 15);
        assertEquals(4, within(56, 80), "one of them was short enough");
        assertEquals(20, within(30, 80));
    }

    @Test
    void pauses_add_up() {
        look(30, 7);
        look(60, 0);
        look(90, 3);
        look(120, 10);
        told.pause(2);
        assertEquals(22, within(-10, 130));
        assertEquals(15, within(60, 130));
    }

    @Test
    void what_is_shorter_than_a_millisecond_is_taken_as_it_is() {
        told.pause(1);
        told.pause(1);
        assertEquals(0, pauses.within(0, MILLI - 1));
    }

    @Test
    void never_less_than_the_pauses_within_the_wait_and_never_more_than_the_wait() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            Told counter = new Told();
            Pauses tried = new Pauses(counter, 0);
            int start = random.nextInt(1_900);
            int end = start + 1 + random.nextInt(1_999 - start);
            long own = 0;
            boolean lasts = random.nextBoolean(); // asked at its end, or long after
            for (int now = 1, pausedUntil = 0; now < (lasts ? end : 2_000) + 1; now++) {
                boolean edge = now <= start && now + 40 > start || now <= end && now + 40 > end;
                if (now >= pausedUntil && !edge && random.nextInt(100) < 5) {
                    int length = 1 + random.nextInt(40);
                    pausedUntil = now + length;
                    own += now > start && pausedUntil <= end ? length : 0;
                    counter.pause(length);
                }
                if (now >= pausedUntil && now % 30 == 0) {
                    tried.look(now * MILLI);
                }
            }
            long subtracted = within(tried, start, end);
            assertTrue(subtracted >= own, subtracted + " for " + own + " in run " + run);
            assertTrue(subtracted <= end - start, subtracted + " in " + (end - start));
        }
    }

    @Test
    void pauses_older_than_the_notes_are_forgotten() {
        for (int turn = 1; turn <= 4_000; turn++) {
            look(turn * 30L, 1);
        }
        assertEquals(10, within(119_700, 120_000));
        assertEquals(0, within(300, 600));
    }

    /** On 17, 21 and 25 the JVM adds the frequency of its clock when the agents have begun, and their weaving stops it often. */
    @Test
    void the_clock_forgets_what_was_before_its_restart_although_it_could_not_be_read_then() {
        ByteBuffer counters = ByteBuffer.allocate(512).order(ByteOrder.nativeOrder());
        counters.putInt(0, 0xcafec0c0).putInt(24, 32).putInt(28, 3);
        int time = counter(counters, 32, "sun.rt.safepointTime", 40_000);
        int way = counter(counters, time + 8, "sun.rt.safepointSyncTime", 7_000);
        int next = counter(counters, way + 8, "sun.rt.safepoints", 3) + 8;
        SafepointClock clock = new SafepointClock(counters);
        assertEquals(0, clock.nanos(), "no frequency yet");
        assertEquals(0, clock.count(), "nor a pause that has begun and not ended");

        clock.restart();
        counters.putInt(28, 4);
        counter(counters, next, "sun.os.hrt.frequency", 1_000_000);
        assertEquals(0, clock.nanos());

        assertEquals(3, clock.count());

        counters.putLong(time, 42_000);
        assertEquals(2_000_000, clock.nanos());
        assertEquals(42_000_000, clock.stoppedNanos());

        counters.putLong(way, 7_500);
        assertEquals(2_500_000, clock.nanos(), "on the way to a pause threads stop one after the other");
        assertEquals(42_000_000, clock.stoppedNanos());
    }

    /** Writes an entry of 64 bytes; gives the place of its value. */
    private static int counter(ByteBuffer counters, int entry, String name, long value) {
        counters.putInt(entry, 64).putInt(entry + 4, 20).putInt(entry + 16, 56);
        for (int i = 0; i < name.length(); i++) {
            counters.put(entry + 20 + i, (byte) name.charAt(i));
        }
        counters.putLong(entry + 56, value);
        return entry + 56;
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
