/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/**
 * The threads whose laps are timed, found by the thread in a few reads. Immutable but for the newcomers: a thread that
 * selects and is in no table leaves its name there and when its turn began, if there is room, and the agent makes the next
 * table: a turn that never ends is known although it began before. Any number of threads of the application call, the
 * agent's thread takes the newcomers; nobody waits, nothing is allocated. The names are plain: one that is lost to another
 * thread's is left again at the next select. Threads are held until they end; the agent takes them out then.
 */
public final class Laps {
    /** The most threads that are timed. */
    public static final int LIMIT = 512;

    private static final int SLOTS = 4 * LIMIT;
    private static final int NEWCOMERS = 32;

    private final Lap[] slots = new Lap[SLOTS];
    private final Thread[] newcomers;

    /** When the turn of each newcomer began; 0 while it selects. */
    private final long[] begins;

    private final boolean full;

    /**
     * A table with these laps.
     *
     * @param laps at most {@value #LIMIT}
     * @param before the table that it replaces; null if it is the first
     */
    public Laps(Lap[] laps, Laps before) {
        newcomers = before == null ? new Thread[NEWCOMERS] : before.newcomers;
        begins = before == null ? new long[NEWCOMERS] : before.begins;
        full = laps.length >= LIMIT;
        for (Lap lap : laps) {
            int slot = slot(lap.thread());
            while (slots[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = lap;
        }
    }

    private static int slot(Thread thread) {
        return System.identityHashCode(thread) % SLOTS;
    }

    private static int place(Thread thread) {
        return System.identityHashCode(thread) % NEWCOMERS;
    }

    private Lap of(Thread thread) {
        for (int slot = slot(thread); slots[slot] != null; slot = (slot + 1) % SLOTS) {
            if (slots[slot].thread() == thread) {
                return slots[slot];
            }
        }
        return null;
    }

    /** The calling thread begins to select. */
    void ends(Thread thread, long now) {
        Lap lap = of(thread);
        if (lap != null) {
            lap.ends(now);
        } else if (newcomers[place(thread)] == thread) {
            begins[place(thread)] = 0;
        }
    }

    /** The calling thread has selected. */
    void begins(Thread thread, long now, Object selector) {
        Lap lap = of(thread);
        if (lap != null) {
            lap.begins(now, selector);
        } else if (!full) {
            int place = place(thread);
            if (newcomers[place] == null || newcomers[place] == thread) {
                begins[place] = now;
                newcomers[place] = thread;
            }
        }
    }

    /** Whether this table has no room for more. */
    public boolean isFull() {
        return full;
    }

    /**
     * The laps, from the one that lasts on, of a thread that has selected and is in no table, which is forgotten by this
     * call; null if there is none. Where the thread selects at this moment, a lap may seem to last until it has selected.
     */
    public Lap takeNewcomer() {
        for (int i = 0; i < NEWCOMERS; i++) {
            Thread thread = newcomers[i];
            if (thread != null) {
                long begin = begins[i];
                newcomers[i] = null;
                return new Lap(thread, begin);
            }
        }
        return null;
    }

    /** Whether a thread has selected that is in no table. */
    public boolean hasNewcomer() {
        for (int i = 0; i < NEWCOMERS; i++) {
            if (newcomers[i] != null) {
                return true;
            }
        }
        return false;
    }
}
