/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the JVM stood still within a wait: while it does, the wait lasts although nobody waits for anything.
 *
 * <p>The agent's thread looks at the JVM's counter of such time before each look at threads, every few ms, and at each turn, and notes by how much it grew from which look to which.
 * Where in between the pause was is not known; as far as it can have been within the wait it is taken to have been
 * there. A pause lies in a wait as a whole or not at all, since no Java code runs in it, so what is longer than the wait was
 * elsewhere. So a wait may count for less than it was by the pauses about its ends, and a pause never counts for a wait.
 * Notes go back over the latest {@value #NOTES} looks with a pause, four seconds or more.
 *
 * <p>The JVM lets its threads go on before it counts the pause (SafepointSynchronize::end in
 * src/hotspot/share/runtime/safepoint.cpp of 17, 21 and 25): a look in between comes after the pause and does not have it. So what the next one
 * finds may have been before the one in between, and is noted from the look before that on. That a pause has begun the JVM counts
 * at once: who finds its number and not its time does not know how long it was, and takes all the time since then for it.
 *
 * <p>One thread looks, any thread asks. Nobody waits: who is overtaken by a new note reads again.
 */
public final class Pauses {
    private static final int NOTES = 1_024;
    private static final int ATTEMPTS = 3;

    /** What is shorter is taken as it is: a pause that lies in it is shorter still, and some turns have dozens. */
    private static final long SHORT_NANOS = 1_000_000;

    private final Counter counter;
    private final AtomicLongArray from = new AtomicLongArray(NOTES);
    private final AtomicLongArray to = new AtomicLongArray(NOTES);
    private final AtomicLongArray grown = new AtomicLongArray(NOTES);
    private final AtomicLongArray shortest = new AtomicLongArray(NOTES);

    /** Notes so far, written after the note itself. */
    private volatile long noted;

    private volatile long lastTotal;
    private volatile long lastStopped;
    private volatile long lastCount;
    private volatile long lastLook;
    private volatile long lookBefore;

    /** What the JVM tells of its pauses. */
    public interface Counter {
        /** Time in ns that the JVM has stood still so far, or was on its way there and stopped one thread after the other. */
        long nanos();

        /** The part of it in which it stood still; grows when a pause is over. */
        long stoppedNanos();

        /** How often it began to; 0 as long as the time is not known. */
        long count();
    }

    /**
     * @param counter the JVM's; see {@link SafepointClock}
     * @param nowNanos the present moment of {@code System.nanoTime()}
     */
    public Pauses(Counter counter, long nowNanos) {
        this.counter = counter;
        this.lastTotal = counter.nanos();
        this.lastStopped = counter.stoppedNanos();
        this.lastCount = counter.count();
        this.lastLook = nowNanos;
        this.lookBefore = nowNanos;
    }

    /** Looks at the counter; on the agent's thread, now being {@code nowNanos}. */
    public void look(long nowNanos) {
        long total = counter.nanos();
        long count = counter.count();
        long grew = total - lastTotal;
        long stopped = counter.stoppedNanos();
        boolean uncounted = isUncounted(stopped, count);
        if (grew > 0) {
            long number = noted; // only this thread writes it
            int slot = (int) (number % NOTES);
            from.set(slot, lookBefore);
            to.set(slot, nowNanos);
            grown.set(slot, grew);
            shortest.set(slot, shortest(grew, count - lastCount));
            noted = number + 1;
        }
        lastTotal = total;
        lastStopped = stopped;
        if (!uncounted) {
            lastCount = count;
            lookBefore = lastLook;
        }
        lastLook = nowNanos;
    }

    /**
     * Time in ns that the JVM may have stood still in a wait, at most the wait's length.
     *
     * @param startNanos its begin by {@code System.nanoTime()}
     * @param endNanos its end, which is now or earlier
     */
    long within(long startNanos, long endNanos) {
        if (endNanos - startNanos < SHORT_NANOS) {
            return 0;
        }
        long paused = 0;
        long seen = -1;
        for (int i = 0; i < ATTEMPTS && seen != noted; i++) {
            seen = noted;
            paused = notedWithin(seen, startNanos, endNanos);
            long look = lookBefore;
            long grew = counter.nanos() - lastTotal;
            long count = counter.count();
            long most = isUncounted(counter.stoppedNanos(), count) ? Long.MAX_VALUE : grew;
            long least = shortest(grew, count - lastCount);
            paused += part(most, least, look, Math.max(look, endNanos), startNanos, endNanos);
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
            paused += part(grown.get(slot), shortest.get(slot), from.get(slot), to.get(slot), startNanos, endNanos);
        }
        return paused;
    }

    /** Whether a pause has begun whose time the JVM has not counted; never as long as it tells nothing at all. */
    private boolean isUncounted(long stopped, long count) {
        return stopped == lastStopped && lastCount != 0 && count != lastCount;
    }

    /** No more than the shortest of so many pauses. */
    private static long shortest(long grew, long count) {
        return count > 1 ? 0 : grew;
    }

    /** As much of what grew in the first span as the second can hold. */
    private static long part(long grew, long shortest, long from, long to, long startNanos, long endNanos) {
        long begin = from - startNanos > 0 ? from : startNanos;
        long end = to - endNanos < 0 ? to : endNanos;
        return end - begin < shortest ? 0 : Math.max(0, Math.min(grew, end - begin));
    }
}
