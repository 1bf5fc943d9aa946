/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How long the JVM stood still within a wait: while it does, the wait lasts although nobody waits for anything.
 *
 * <p>The agent's thread looks at the JVM's counter of such time at each turn, and notes by how much it grew between which two looks.
 * Where in between the pause was is not known; as far as it can have been within the wait it is taken to have been
 * there. So a wait may count for less than it was by the pauses of a turn, and a pause never counts for a wait. Notes go
 * back over the latest {@value #NOTES} turns with a pause, eight seconds or more.
 *
 * <p>One thread looks, any thread asks. Nobody waits: who is overtaken by a new note reads again.
 */
public final class Pauses {
    private static final int NOTES = 256;
    private static final int ATTEMPTS = 3;

    private final LongSupplier counter;
    private final AtomicLongArray from = new AtomicLongArray(NOTES);
    private final AtomicLongArray to = new AtomicLongArray(NOTES);
    private final AtomicLongArray grown = new AtomicLongArray(NOTES);

    /** Notes so far, written after the note itself. */
    private volatile long noted;

    private volatile long lastTotal;
    private volatile long lastLook;

    /**
     * @param counter time in ns that the JVM has stood still so far; see {@link SafepointClock}
     * @param nowNanos the present moment of {@code System.nanoTime()}
     */
    public Pauses(LongSupplier counter, long nowNanos) {
        this.counter = counter;
        this.lastTotal = counter.getAsLong();
        this.lastLook = nowNanos;
    }

    /** Looks at the counter; on the agent's thread, now being {@code nowNanos}. */
    public void look(long nowNanos) {
        long total = counter.getAsLong();
        long grew = total - lastTotal;
        if (grew > 0) {
            long number = noted; // only this thread writes it
            int slot = (int) (number % NOTES);
            from.set(slot, lastLook);
            to.set(slot, nowNanos);
            grown.set(slot, grew);
            noted = number + 1;
        }
        lastTotal = total;
        lastLook = nowNanos;
    }

    /**
     * Time in ns that the JVM may have stood still in a wait, at most the wait's length.
     *
     * @param startNanos its begin by {@code System.nanoTime()}
     * @param endNanos its end, which is now or earlier
     */
    long within(long startNanos, long endNanos) {
        long paused = 0;
        long seen = -1;
        for (int i = 0; i < ATTEMPTS && seen != noted; i++) {
            seen = noted;
            paused = notedWithin(seen, startNanos, endNanos);
            long look = lastLook;
            paused += part(counter.getAsLong() - lastTotal, look, Math.max(look, endNanos), startNanos, endNanos);
        }
        return Math.min(paused, endNanos - startNanos);
    }

    private long notedWithin(long notes, long startNanos, long endNanos) {
        long paused = 0;
        for (long i = notes - 1; i >= 0 && i > notes - NOTES; i--) {
            int slot = (int) (i % NOTES);
            if (to.get(slot) - startNanos <= 0) {
                break; // this one and all before it were over
            }
            paused += part(grown.get(slot), from.get(slot), to.get(slot), startNanos, endNanos);
        }
        return paused;
    }

    /** As much of what grew in the first span as the second can hold. */
    private static long part(long grew, long from, long to, long startNanos, long endNanos) {
        long begin = from - startNanos > 0 ? from : startNanos;
        long end = to - endNanos < 0 ? to : endNanos;
        return Math.max(0, Math.min(grew, end - begin));
    }
}
