/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.management.ThreadMXBean;

/**
 * The pause between looks that take a hundredth of one processor at most, by the processor time of the thread that looks:
 * on a busy machine a look may last long and cost little (docs/decisions/0036). One thread at a time calls.
 */
public final class Pace {
    private static final int SHARE = 100;

    /** The first looks load classes and are not compiled: what they cost says nothing of the later ones. */
    private static final int COLD = 12;

    private final long[] costs = new long[3];
    private final long longestColdNanos;
    private final long longestNanos;
    private int looks;
    private long beganNanos;
    private long spentNanos;

    /**
     * @param longestColdNanos the longest pause of the first looks, in ns
     * @param longestNanos the longest pause of all others, in ns
     */
    public Pace(long longestColdNanos, long longestNanos) {
        this.longestColdNanos = longestColdNanos;
        this.longestNanos = longestNanos;
    }

    /** A look begins. */
    public void begins() {
        beganNanos = processorNanos();
    }

    /**
     * It has ended.
     *
     * @param wishedNanos the pause that would be best, in ns
     * @return the pause that can be paid, in ns
     */
    public long ended(long wishedNanos) {
        return ended(processorNanos() - beganNanos, wishedNanos);
    }

    /** The same for a look that cost so much processor time, in ns. */
    public long ended(long cost, long wishedNanos) {
        costs[looks % costs.length] = cost;
        looks++;
        spentNanos += cost;
        long longest = looks <= COLD ? longestColdNanos : longestNanos;
        return Math.max(wishedNanos, Math.min(usual() * SHARE, longest));
    }

    /** The middle one of the last three: a look that loads a class says little of the next. */
    private long usual() {
        return Math.max(Math.min(costs[0], costs[1]), Math.min(Math.max(costs[0], costs[1]), costs[2]));
    }

    /** Looks so far. */
    int looks() {
        return looks;
    }

    /** What all of them have cost, in ns of processor time. */
    long spentNanos() {
        return spentNanos;
    }

    /** How many looks there were and what they cost, for the report. */
    public String remark() {
        return looks + " looks at the workers took " + spentNanos / 1_000_000 + " ms of processor time in all";
    }

    /** Processor time of this thread in ns; 0 where it is not measured, or the thread is over. */
    public static long processorNanos(Thread thread) {
        ThreadMXBean times = ThreadCounters.bean();
        try {
            return times == null ? 0 : Math.max(0, times.getThreadCpuTime(thread.getId()));
        } catch (UnsupportedOperationException notMeasured) {
            return 0;
        }
    }

    /** Processor time of the calling thread in ns; 0 where it is not measured. */
    public static long processorNanos() {
        ThreadMXBean times = ThreadCounters.bean();
        try {
            return times == null ? 0 : Math.max(0, times.getCurrentThreadCpuTime());
        } catch (UnsupportedOperationException notMeasured) {
            return 0; // the wished pauses are long enough for most
        }
    }
}
