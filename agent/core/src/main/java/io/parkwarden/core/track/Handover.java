/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Sees to it that a wait is told once while two sources look at the same threads: {@link WorkerSampler}, which begins at
 * once, and the JDK's events, which come a second late. Each may tell what the other cannot know, so neither is held
 * back. A thread is in one wait at a time, so two waits of one thread that overlap are the same one, seen twice.
 *
 * <p>The sampler's begin and end are off by up to a pause between two looks: half of the shorter interval has to overlap.
 * Then a wait stands for one of the other source, or for all that lie within it. Thread-safe; bounded: a wait for which
 * there is no room is not told at all and counted, rather than told twice.
 */
public final class Handover {
    private static final int LIMIT = 8_192;

    /** JFR hands out events a second late; on a machine that is much too busy, some seconds. */
    private static final long KEPT_MILLIS = 15_000;

    /** Who saw the wait. */
    public enum Source {
        SAMPLER,
        EVENT
    }

    private static final class Told {
        final Source source;
        final long thread;
        final long beginMillis;
        final long endMillis;
        boolean matched;

        Told(Source source, long thread, long beginMillis, long endMillis) {
            this.source = source;
            this.thread = thread;
            this.beginMillis = beginMillis;
            this.endMillis = endMillis;
        }
    }

    private final ArrayDeque<Told> told = new ArrayDeque<>();
    private long dropped;
    private long samplerEndedMillis = Long.MAX_VALUE;

    /**
     * Whether this source is the one to tell of a wait that has ended.
     *
     * @param thread id of the thread that waited
     * @param beginMillis its begin, in milliseconds since the epoch
     * @param endMillis its end
     */
    public synchronized boolean tells(Source source, long thread, long beginMillis, long endMillis) {
        if (beginMillis - KEPT_MILLIS > samplerEndedMillis) {
            told.clear();
            return true; // only one source is left
        }
        while (!told.isEmpty() && told.peekFirst().endMillis + KEPT_MILLIS < endMillis) {
            told.removeFirst();
        }
        if (seenByOther(source, thread, beginMillis, endMillis)) {
            return false;
        }
        if (told.size() >= LIMIT) {
            dropped++;
            return false;
        }
        told.addLast(new Told(source, thread, beginMillis, endMillis));
        return true;
    }

    /** The same for the sampler's source, of a wait that it need not end: one that began when the events were read is theirs. */
    synchronized boolean tellsBeforeEvents(long thread, long beginMillis, long endMillis) {
        return beginMillis <= samplerEndedMillis && tells(Source.SAMPLER, thread, beginMillis, endMillis);
    }

    private boolean seenByOther(Source source, long thread, long begin, long end) {
        Iterator<Told> latestFirst = told.descendingIterator();
        while (latestFirst.hasNext()) {
            Told other = latestFirst.next();
            if (other.source == source || other.thread != thread) {
                continue;
            }
            long common = Math.min(end, other.endMillis) - Math.max(begin, other.beginMillis);
            long shorter = Math.min(end - begin, other.endMillis - other.beginMillis);
            boolean within = common * 10 >= (end - begin) * 9;
            if (common * 2 >= shorter && (!other.matched || within)) {
                other.matched = true;
                return true;
            }
        }
        return false;
    }

    /** From now on the sampler begins no wait; what it follows may still end. */
    synchronized void samplerEnds(long nowMillis) {
        samplerEndedMillis = Math.min(samplerEndedMillis, nowMillis);
    }

    /** Waits that were not told because there was no room to remember them. */
    public synchronized long dropped() {
        return dropped;
    }
}
