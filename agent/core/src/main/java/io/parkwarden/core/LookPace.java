/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import java.lang.management.ManagementFactory;

/**
 * When to look again, so that looks take a hundredth of one processor at most: the pause grows with what a look costs. One
 * thread at a time, except that {@link #remark} may be asked by any.
 */
final class LookPace {
    private static final int SHARE = 100;

    /** The first looks load classes and are not compiled: what they cost says nothing of the later ones. */
    private static final int COLD = 12;

    private final long shortestNanos;
    private final long longestNanos;
    private final long[] costs = new long[3];
    private long dueNanos = System.nanoTime();
    private volatile int looks;
    private volatile long spentNanos;

    /**
     * @param shortestNanos from one look to the next, in ns
     * @param longestNanos the longest pause that a dear look leads to, in ns
     */
    LookPace(long shortestNanos, long longestNanos) {
        this.shortestNanos = shortestNanos;
        this.longestNanos = longestNanos;
    }

    boolean due(long nowNanos) {
        return nowNanos - dueNanos >= 0;
    }

    /** A look was taken, which began at this moment and cost so much processor time, in ns. */
    void looked(long beganNanos, long cost) {
        costs[looks % costs.length] = cost;
        long spent = spentNanos + cost;
        spentNanos = spent;
        int count = looks + 1;
        looks = count;
        long longest = count < COLD ? 2 * shortestNanos : longestNanos;
        dueNanos = beganNanos + Math.min(Math.max(shortestNanos, usualCost() * SHARE), longest);
    }

    /** The middle one of the last three: a look that loads a class or loses its processor says little of the next. */
    private long usualCost() {
        return Math.max(Math.min(costs[0], costs[1]), Math.min(Math.max(costs[0], costs[1]), costs[2]));
    }

    /** How many looks there were and what they cost, for the report. */
    String remark() {
        return looks + " looks at the workers took " + spentNanos / 1_000_000 + " ms of processor time in all";
    }

    /**
     * Processor time of the calling thread in ns: on a busy machine a look may last long and cost little. The clock's
     * time where that is not measured.
     */
    static long processorNanos() {
        try {
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            return nanos > 0 ? nanos : System.nanoTime();
        } catch (LinkageError | UnsupportedOperationException notMeasured) {
            return System.nanoTime(); // a run-time image without java.management, say
        }
    }
}
