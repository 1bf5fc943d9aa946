/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetedSourceTest {
    private static final long WINDOW = 2_000_000_000;
    private static final long COLD = 10_000_000_000L;

    private final Dear dear = new Dear();
    private final List<String> said = new ArrayList<>();
    private final BudgetedSource source = new BudgetedSource(dear, 0.01, said::add);
    private final long begin = System.nanoTime() + COLD;
    private int windows;

    /** A source whose own thread takes what it is told to take. */
    private static final class Dear implements Source {
        private long own;
        private int begun;
        private int turns;
        private int stopped;
        private int slower;

        @Override
        public String subject() {
            return "dear things";
        }

        @Override
        public List<String> detectors() {
            return List.of("One", "Two");
        }

        @Override
        public void begin() {
            begun++;
        }

        @Override
        public void turn(long nowNanos) {
            turns++;
        }

        @Override
        public long ownNanos() {
            return own;
        }

        @Override
        public void slowDown(int times) {
            slower = times;
        }

        @Override
        public Map<String, String> remarks() {
            return Map.of("One", "looks");
        }

        @Override
        public void stop() {
            stopped++;
        }
    }

    /** A window with 64 turns in which its thread, which begins with the first one, takes such a share of a processor. */
    private void window(double share) {
        dear.own += Math.max(1, (long) (share * WINDOW));
        for (int i = 0; i < 64; i++) {
            source.turn(0);
        }
        source.weigh(begin + ++windows * WINDOW);
    }

    @Test
    void a_source_within_the_budget_of_its_detectors_together_takes_every_turn() {
        source.serves(List.of("One", "Two"));
        source.begin();
        window(0);
        window(0.018);
        window(0.018);

        assertEquals(1, dear.begun);
        assertEquals(3 * 64, dear.turns);
        assertEquals(Map.of("One", "looks"), source.remarks());
        assertTrue(source.spentNanos() >= (long) (0.036 * WINDOW));
    }

    @Test
    void what_its_thread_takes_to_begin_slows_nothing_down() {
        source.serves(List.of("One"));
        window(0.5);
        window(0.018);

        assertEquals(0, dear.slower);
        assertTrue(source.spentNanos() >= (long) (0.518 * WINDOW));
    }

    @Test
    void one_that_takes_more_turns_less_often_and_says_so() {
        source.serves(List.of("One"));
        window(0);
        window(0.078);
        int before = dear.turns;
        window(0.015);

        assertEquals(4, dear.slower);
        assertEquals(before + 16, dear.turns);
        assertTrue(source.remarks()
                .get("Two")
                .startsWith("dear things were looked up to 4 times less often, to stay within its budget"));
        assertTrue(source.remarks().get("One").startsWith("looks; dear things"));
    }

    @Test
    void one_that_is_too_dear_at_the_slowest_pace_is_stopped_once_and_for_good() {
        source.serves(List.of("One"));
        window(0);
        for (int i = 0; i < 12; i++) {
            window(2);
        }
        int before = dear.turns;
        window(0);
        source.stop();

        assertTrue(source.exhausted());
        assertEquals(1, dear.stopped);
        assertEquals(before, dear.turns);
        assertEquals(
                List.of("there are no more looks at dear things: even at the slowest pace they passed their budget of"
                        + " processor time (option cpu-budget)"),
                said);
    }

    @Test
    void one_that_serves_no_detector_which_is_on_never_begins() {
        source.serves(List.of("Three"));
        source.begin();
        window(0);
        source.stop();

        assertEquals(0, dear.begun + dear.turns + dear.stopped);
        assertFalse(source.exhausted());
    }
}
