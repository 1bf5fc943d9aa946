/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.ArrayList;
import java.util.List;

/**
 * One turn of an event loop that lasts, as a row of looks saw it: what processor time its thread used, and its stacks.
 * Looks become rarer the longer it lasts, so a turn that never ends takes bounded memory. Used by one thread.
 */
final class LoopStretch {
    /** Looks that come as they are asked for; beyond it each comes a quarter of the age later. */
    private static final int CLOSE_LOOKS = 12;

    private static final int MOST_LOOKS = 40;

    /** What one look saw of a thread that was ready to run. */
    record Look(long ageNanos, List<StackTraceElement> trace) {}

    /** When the turn began, or was seen first. */
    final long begin;

    private final List<Look> looks = new ArrayList<>();
    private int taken;
    private long firstNanos;
    private long firstCpu;
    private long lastNanos;
    private long lastCpu;
    private int waiting;
    private int told;
    private long toldNanos;

    LoopStretch(long begin) {
        this.begin = begin;
    }

    /** Whether it is time for the next look. */
    boolean due(long now) {
        return taken < CLOSE_LOOKS || now - lastNanos >= (now - begin) / 4;
    }

    /**
     * Adds a look.
     *
     * @param cpu processor time of the thread in ns
     * @param trace its stack; empty if the thread was not ready to run
     */
    void add(long now, long cpu, StackTraceElement[] trace) {
        if (taken == 0) {
            firstNanos = now;
            firstCpu = cpu;
        }
        lastNanos = now;
        lastCpu = cpu;
        taken++;
        if (trace.length > 0 && looks.size() < MOST_LOOKS) {
            looks.add(new Look(now - begin, List.of(trace)));
        }
    }

    /** So many are known to wait for the end of the turn. */
    void waits(int number) {
        waiting = Math.max(waiting, number);
    }

    int waiting() {
        return waiting;
    }

    /** Looks so far, those at a thread that was not ready to run among them. */
    int taken() {
        return taken;
    }

    List<Look> looks() {
        return looks;
    }

    /** Length by the clock until this moment, without pauses of the JVM. */
    long length(long end, Pauses pauses) {
        return end - begin - pauses.within(begin, end);
    }

    /** Processor time in ns between the first look and the last: what is proven. */
    long used() {
        return lastCpu - firstCpu;
    }

    /**
     * Processor time in ns of the turn until this moment: what is proven, and the same share of the time before the first
     * look and after the last, when nobody looked.
     */
    long computed(long end, Pauses pauses) {
        long between = lastNanos - firstNanos - pauses.within(firstNanos, lastNanos);
        if (between <= 0) {
            return 0;
        }
        long edges = firstNanos - begin - pauses.within(begin, firstNanos);
        edges += Math.max(0, end - lastNanos - pauses.within(lastNanos, end));
        double share = Math.min(1, (double) used() / between);
        return Math.min(used() + (long) (edges * share), length(end, pauses));
    }

    /** Whether it is to be told while it lasts: from this length on, and whenever that has doubled. */
    boolean dueToTell(long length, long from) {
        return length >= (told == 0 ? from : 2 * toldNanos);
    }

    /** It is told now, with this length; how often by now. */
    int tell(long length) {
        toldNanos = length;
        return ++told;
    }

    /** How often it was told while it lasted. */
    int told() {
        return told;
    }
}
