/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/**
 * The laps of one thread that selects: a lap lasts from the end of a select to the begin of the next. That thread alone
 * writes the times, the agent's thread reads them; all are of {@code System.nanoTime()}. {@code begin} is written last,
 * so who reads it first sees all that belongs to it. A lap costs its thread two volatile writes, and allocates nothing.
 */
public final class Lap {
    /** From this length in ns on a lap is counted as late. */
    public static final long LATE_NANOS = 10_000_000;

    private final Thread thread;
    private volatile long begin;
    private long turns;
    private long late;
    private long later;
    private long latest;
    private long lateEnd;
    private volatile long lateBegin;

    /** The agent asks for the selector; plain, as an answer one lap later serves as well. */
    private boolean asked = true;

    /** The answer, until the agent takes it. */
    private Object selector;

    /** The laps of this thread, from its next select on. */
    public Lap(Thread thread) {
        this(thread, 0);
    }

    /** The laps of this thread, from the one on that began at this moment; 0 if it selects. */
    Lap(Thread thread, long begin) {
        this.thread = thread;
        this.begin = begin;
    }

    /** Whose laps. */
    public Thread thread() {
        return thread;
    }

    /** The thread begins to select. */
    void ends(long now) {
        long began = begin;
        if (began == 0) {
            return;
        }
        turns++;
        if (now - began >= LATE_NANOS) {
            late(began, now);
        }
        begin = 0;
    }

    private void late(long began, long now) {
        late++;
        later += now - began >= 10 * LATE_NANOS ? 1 : 0;
        latest += now - began >= 100 * LATE_NANOS ? 1 : 0;
        lateBegin = 0;
        lateEnd = now;
        lateBegin = began;
    }

    /** The thread has selected. */
    void begins(long now, Object selected) {
        if (asked) {
            asked = false;
            selector = selected;
        }
        begin = now;
    }

    /** Asks for the selector of the next lap. */
    public void askForSelector() {
        asked = true;
    }

    /** The selector that was asked for, which is forgotten by this call; null if it is not known. */
    public Object takeSelector() {
        Object taken = selector;
        if (taken != null) {
            selector = null;
        }
        return taken;
    }

    /** When the lap began that lasts; 0 while the thread selects. */
    public long begin() {
        return begin;
    }

    /** Laps that have ended. */
    public long turns() {
        return turns;
    }

    /** Laps of at least 10 ms. */
    public long late() {
        return late;
    }

    /** Laps of at least 100 ms. */
    public long later() {
        return later;
    }

    /** Laps of at least a second. */
    public long latest() {
        return latest;
    }

    /**
     * When the lap ended that began at this moment; 0 if that was not late, or another late one came after it. Of a lap of
     * at least 10 ms it answers for 10 ms or more after its end.
     */
    public long endOf(long lapBegin) {
        if (lateBegin != lapBegin) {
            return 0;
        }
        long end = lateEnd;
        return lateBegin == lapBegin ? end : 0;
    }
}
