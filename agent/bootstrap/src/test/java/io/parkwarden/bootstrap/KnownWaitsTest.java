/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KnownWaitsTest {
    private final KnownWaits waits = new KnownWaits();
    private final Thread thread = new Thread(() -> {});
    private final Object queue = new Object();

    /** Lets so many waits end, looked at as often as the class under test asks for it, and counts the looks. */
    private int looks(Thread waiting, Object on, boolean idle, int number) {
        int looks = 0;
        for (int i = 0; i < number; i++) {
            if (!waits.passes(waiting, on)) {
                looks++;
                waits.looked(waiting, on, idle);
            }
        }
        return looks;
    }

    @Test
    void an_idle_wait_is_looked_at_now_and_then() {
        assertEquals(KnownWaits.LOOKS, looks(thread, queue, true, KnownWaits.LOOKS));
        assertEquals(10, looks(thread, queue, true, 10 * KnownWaits.EVERY));
    }

    @Test
    void each_thread_and_each_object_has_its_own() {
        looks(thread, queue, true, KnownWaits.LOOKS);
        assertFalse(waits.passes(new Thread(() -> {}), queue));
        assertFalse(waits.passes(thread, new Object()));
        assertTrue(waits.passes(thread, queue));
    }

    @Test
    void once_judged_every_wait_is_looked_at() {
        looks(thread, queue, true, 2 * KnownWaits.LOOKS);
        waits.looked(thread, queue, false);
        assertEquals(100, looks(thread, queue, true, 100));
    }

    @Test
    void what_is_judged_from_the_first_on_takes_no_place() {
        assertEquals(100, looks(thread, queue, false, 100));
        assertEquals(KnownWaits.LOOKS, looks(thread, queue, true, KnownWaits.LOOKS));
        assertTrue(waits.passes(thread, queue));
    }

    @Test
    void more_pairs_than_places_cost_looks_and_nothing_else() {
        Object[] queues = new Object[20_000];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new Object();
            looks(thread, queues[i], true, KnownWaits.LOOKS);
        }
        Object last = queues[queues.length - 1];
        assertTrue(waits.passes(thread, last));
        int passing = 0;
        for (Object one : queues) {
            passing += waits.passes(thread, one) ? 1 : 0;
        }
        assertTrue(passing <= 4_096 && passing > 2_000, "passing: " + passing);
    }
}
