/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.Pace;
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

    private final PoolWatch watch;
    private final List<String> missing;
    private final Pace pace = new Pace(2 * PAUSE_NANOS, LONGEST_PAUSE_NANOS);
    private long dueNanos = System.nanoTime();

    Watchdog(PoolWatch watch) {
        this.watch = watch;
        this.missing = watch.missing();
    }

    @Override
    public String subject() {
        return "workers of pools";
    }

    @Override
    public List<String> detectors() {
        return List.of("PoolStarvation", "CommonPoolIntruder", "MisplacedWork");
    }

    /** Its looks also tell of waits that last and of what pools do. */
    @Override
    public boolean isShared() {
        return true;
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
            dueNanos = nowNanos + pace.ended(watch.look(false), PAUSE_NANOS);
        }
    }

    /** What the looks have cost so far, so that a report shows whether they are worth it. */
    @Override
    public Map<String, String> remarks() {
        synchronized (watch) {
            return Map.of("PoolStarvation", pace.remark());
        }
    }

    /** Everything that lasts is told as long as it is by now. */
    @Override
    public void catchUp() {
        synchronized (watch) {
            watch.look(true);
        }
    }
}
