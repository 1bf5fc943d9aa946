/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.concurrent.atomic.LongAdder;

/**
 * What one part of the watching may take of a processor. Whoever works for it says what the work cost; now and then the cost of the
 * last window is weighed against the budget, and the part is told to do so many times less than it would. Any thread may spend
 * and read; one thread weighs. The scheme and its numbers: docs/decisions/0062.
 */
public final class Budget {
    /** Long enough that one dear look is no reason, short enough that a service hardly notices. */
    private static final long WINDOW_NANOS = 2_000_000_000;

    /** A window ends early when all that it allows is spent, but not before this. */
    private static final long SHORTEST_NANOS = 100_000_000;

    /** While classes load and nothing is compiled, five times as much is allowed: it passes. */
    private static final long COLD_NANOS = 10_000_000_000L;

    private static final int COLD_ALLOWANCE = 5;

    /** A pace is doubled only when a half of the budget would still be left: no swinging to and fro. */
    private static final double ROOM = 0.25;

    /** Looks that keep to a pace of their own may be a little above it in a window: no reason to slow them down twice. */
    private static final double EXCESS = 1.5;

    /** So many windows in succession above the budget at the slowest pace are no accident. */
    private static final int HOPELESS = 5;

    private final LongAdder spent = new LongAdder();
    private final double share;
    private final int slowest;
    private long coldSinceNanos;
    private long windowNanos;
    private long spentBefore;
    private int hopeless;
    private volatile int slowdown = 1;
    private volatile int slowestYet = 1;
    private volatile double worst;
    private volatile boolean exhausted;

    /**
     * @param share of one processor, 0.01 for a hundredth; 0 for no limit
     * @param slowest how many times slower the part may be told to be
     * @param nowNanos {@code System.nanoTime()}
     */
    public Budget(double share, int slowest, long nowNanos) {
        this.share = share;
        this.slowest = slowest;
        this.coldSinceNanos = nowNanos;
        this.windowNanos = nowNanos;
    }

    /** Work for this part took so much processor time, in ns. */
    public void spend(long nanos) {
        spent.add(nanos);
    }

    /**
     * What the part took to begin, however late that was, and begins cold: it is counted, and no reason to do less. On the
     * thread that weighs.
     */
    public void begins(long nanos, long nowNanos) {
        spent.add(nanos);
        spentBefore += nanos;
        coldSinceNanos = nowNanos;
    }

    /** All that was spent, in ns of processor time. */
    public long spentNanos() {
        return spent.sum();
    }

    /** How many times less than it would the part is to do now; 1 while it fits. */
    public int slowdown() {
        return slowdown;
    }

    /** Whether it passed the budget even at the slowest pace, window after window. */
    public boolean exhausted() {
        return exhausted;
    }

    /**
     * Weighs the window that has ended, if one has: by time, or because all that it allows is spent.
     *
     * @return whether the pace changed
     */
    public boolean weigh(long nowNanos) {
        long lasted = nowNanos - windowNanos;
        double allowed = nowNanos - coldSinceNanos < COLD_NANOS ? share * COLD_ALLOWANCE : share;
        long all = spent.sum();
        boolean ends = lasted >= WINDOW_NANOS || all - spentBefore > allowed * WINDOW_NANOS;
        if (share <= 0 || !ends || lasted < SHORTEST_NANOS) {
            return false;
        }
        double taken = (double) (all - spentBefore) / lasted;
        windowNanos = nowNanos;
        spentBefore = all;
        worst = Math.max(worst, taken);
        int before = slowdown;
        if (taken > allowed * EXCESS) {
            hopeless = before == slowest ? hopeless + 1 : 0;
            exhausted |= hopeless >= HOPELESS;
            slowdown = (int) Math.min(slowest, Math.ceil(before * taken / allowed));
            slowestYet = Math.max(slowestYet, slowdown);
        } else {
            hopeless = 0;
            if (taken < allowed * ROOM) {
                slowdown = Math.max(1, before / 2);
            }
        }
        return slowdown != before;
    }

    /** What a report says when the budget was passed; empty if it never was. */
    public String remark() {
        if (slowestYet == 1) {
            return "";
        }
        return "looked up to " + slowestYet + " times less often, to stay within its budget: it took " + percent(worst)
                + " of a processor where " + percent(share) + " is allowed";
    }

    private static String percent(double share) {
        double value = share >= 0.1 ? Math.rint(share * 100) : Math.rint(share * 1_000) / 10;
        return (value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value)) + " %";
    }
}
