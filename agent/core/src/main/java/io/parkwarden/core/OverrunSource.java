/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.RunHooks;
import io.parkwarden.core.track.Overruns;
import io.parkwarden.core.track.PrivilegedSinks;
import java.util.List;

/** Looks four times a second which cancelled or given-up work goes on. */
final class OverrunSource implements Source {
    /** Timeouts of futures whose line is taken in any case. */
    private static final int FIRST_TIMEOUTS = 64;

    private static final long PAUSE_NANOS = 250_000_000;

    private final Overruns overruns;
    private long dueNanos = System.nanoTime();

    OverrunSource(Overruns overruns) {
        this.overruns = overruns;
    }

    @Override
    public String subject() {
        return "work that was given up";
    }

    @Override
    public List<String> detectors() {
        return List.of("UncancelledTimeout");
    }

    /** It also knows who completes a future that somebody waits for. */
    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void begin() {
        RunHooks.connect(PrivilegedSinks.of(overruns));
        RunHooks.tellTimeouts(FIRST_TIMEOUTS);
    }

    @Override
    public void stop() {
        RunHooks.connect(null);
    }

    @Override
    public void turn(long nowNanos) {
        if (nowNanos - dueNanos >= 0) {
            dueNanos = nowNanos + PAUSE_NANOS;
            catchUp();
        }
    }

    @Override
    public void catchUp() {
        synchronized (overruns) {
            overruns.look();
        }
    }
}
