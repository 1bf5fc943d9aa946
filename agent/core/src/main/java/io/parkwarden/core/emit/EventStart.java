/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Gives a wait event the begin and the length of the wait. JFR's API stamps an event when {@code begin()} is called, but
 * a wait is known to be worth an event only at its end, some even later. JFR adds the private fields {@code startTime}
 * and {@code duration} to every event class when it registers it (jdk.jfr.internal.EventInstrumentation, 17, 21, 25), in
 * ticks of its own clock; the length of a tick is measured against {@code System.nanoTime}. Thread-safe.
 */
final class EventStart {
    /** A reading of both clocks counts if it took no longer than this: the thread kept its processor. */
    private static final long SHARP_NANOS = 2_000;

    private static final int ATTEMPTS = 100;
    private static final long CALIBRATION_NANOS = 1_000_000;

    private final VarHandle startTime;
    private final VarHandle duration;

    /** 0 until measured: without a recording JFR's clock stands. */
    private volatile double ticksPerNano;

    /**
     * Finds the fields.
     *
     * @throws ReflectiveOperationException if this JDK's JFR keeps the times elsewhere
     */
    EventStart() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(WaitEvent.class, MethodHandles.lookup());
        startTime = lookup.findVarHandle(WaitEvent.class, "startTime", long.class);
        duration = lookup.findVarHandle(WaitEvent.class, "duration", long.class);
    }

    /** Measures the clock, if that is not done and a recording runs; takes about a millisecond. */
    void measure() {
        WaitEvent event = new WaitEvent();
        if (ticksPerNano != 0 || now(event) <= 0) {
            return;
        }
        long[] first = readClocks(event);
        while (System.nanoTime() - first[0] < CALIBRATION_NANOS) {
            Thread.onSpinWait();
        }
        long[] second = readClocks(event);
        ticksPerNano = (double) (second[1] - first[1]) / (second[0] - first[0]);
    }

    /** Both clocks at one moment: ns, ticks. */
    private long[] readClocks(WaitEvent event) {
        long[] best = new long[2];
        long sharpest = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && sharpest > SHARP_NANOS; i++) {
            long before = System.nanoTime();
            long ticks = now(event);
            long took = System.nanoTime() - before;
            if (took < sharpest) {
                sharpest = took;
                best[0] = before + took / 2;
                best[1] = ticks;
            }
        }
        return best;
    }

    /**
     * Sets the times of an event.
     *
     * @param nanos length of the wait in ns
     * @param nanosSinceEnd time since its end in ns
     */
    void set(WaitEvent event, long nanos, long nanosSinceEnd) {
        if (ticksPerNano == 0) {
            measure(); // the first wait of a recording that began this instant
        }
        long ticks = now(event);
        startTime.set(event, Math.max(1, ticks - (long) ((nanos + nanosSinceEnd) * ticksPerNano)));
        duration.set(event, Math.max(1, (long) (nanos * ticksPerNano)));
    }

    private long now(WaitEvent event) {
        event.begin();
        return (long) startTime.get(event);
    }
}
