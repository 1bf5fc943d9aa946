/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.PoolWatch;
import java.util.List;
import java.util.Map;

/**
 * Looks at the workers of all pools now and then, on the agent's one thread. A look with thousands of workers costs
 * milliseconds, so the pause grows with it: the looks take a hundredth of one processor at most. What a proof costs does
 * not count: proofs are rare and have a pause of their own, and a look must not come late because of one.
 */
final class Watchdog implements Source {
    private static final long PAUSE_NANOS = 250_000_000;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000_000L;
    private static final int SHARE = 100;

    /** The first looks load classes and are not compiled: what they cost says nothing of the later ones. */
    private static final int COLD = 12;

    private final PoolWatch watch;
    private final List<String> missing;
    private long dueNanos = System.nanoTime();
    private final long[] costs = new long[3];
    private int looks;
    private long spentNanos;

    Watchdog(PoolWatch watch) {
        this.watch = watch;
        this.missing = watch.missing();
    }

    @Override
    public Map<String, String> notApplicable() {
        return notApplicable(missing);
    }

    /** Without the fields that the proof reads there is no proof; all else that the looks bring goes on. */
    static Map<String, String> notApplicable(List<String> missing) {
        return missing.isEmpty()
                ? Map.of()
                : Map.of("PoolStarvation", "this JDK lacks what the proof reads in java.util.concurrent: " + missing);
    }

    @Override
    public void turn(long nowNanos) {
        if (nowNanos - dueNanos < 0) {
            return;
        }
        synchronized (watch) {
            long cost = watch.look(false);
            costs[looks % costs.length] = cost;
            looks++;
            spentNanos += cost;
        }
        long longest = looks < COLD ? 2 * PAUSE_NANOS : LONGEST_PAUSE_NANOS;
        dueNanos = nowNanos + Math.min(Math.max(PAUSE_NANOS, usualCost() * SHARE), longest);
    }

    /** What the looks have cost so far, so that a report shows whether they are worth it. */
    @Override
    public Map<String, String> remarks() {
        synchronized (watch) {
            return Map.of(
                    "PoolStarvation",
                    looks + " looks at the workers took " + spentNanos / 1_000_000 + " ms of processor time in all");
        }
    }

    /** The middle one of the last three: a look that loads a class or loses its processor says little of the next. */
    private long usualCost() {
        return Math.max(Math.min(costs[0], costs[1]), Math.min(Math.max(costs[0], costs[1]), costs[2]));
    }

    /** Everything that lasts is told as long as it is by now. */
    @Override
    public void catchUp() {
        synchronized (watch) {
            watch.look(true);
        }
    }
}
