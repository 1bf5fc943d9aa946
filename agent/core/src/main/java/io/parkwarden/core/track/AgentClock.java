/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.concurrent.TimeUnit;

/**
 * The calendar's time as it was when the agent was loaded, and since then as {@link System#nanoTime} counts. Somebody may set the clock of a machine, and a
 * virtual one is set when it wakes; what lasted how long, which wait was before which and for how long a thing is kept must not depend on it.
 * Thread-safe.
 */
public final class AgentClock {
    private static final long FIRST_NANOS = System.nanoTime();
    private static final long FIRST_MILLIS = System.currentTimeMillis();

    private AgentClock() {}

    /** Milliseconds since the epoch. */
    public static long millis() {
        return millisAt(System.nanoTime());
    }

    /** Milliseconds since the epoch at a reading of {@link System#nanoTime}. */
    public static long millisAt(long nanos) {
        return FIRST_MILLIS + TimeUnit.NANOSECONDS.toMillis(nanos - FIRST_NANOS);
    }

    /** How far the machine's clock is ahead of this one, in ms: what somebody has set it by. */
    public static long setByMillis() {
        return System.currentTimeMillis() - millis();
    }

    /**
     * The time on this clock of something that was a short time ago. JFR takes the machine's time at the begin of each chunk and counts from there, so it may tell the
     * time before or after the clock was set; the one that is nearer to now is meant.
     *
     * @param millis its time as JFR tells it
     */
    public static long millisOf(long millis) {
        return nearest(millis, setByMillis(), millis());
    }

    static long nearest(long millis, long setBy, long now) {
        return Math.abs(now - millis) <= Math.abs(now - (millis - setBy)) ? millis : millis - setBy;
    }
}
