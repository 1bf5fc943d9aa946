/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.emit.JdkEvents;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * Knows when somebody else than the agent records. Before JFR runs a look is one check of a field; afterwards JFR tells, on
 * the thread that starts the recording and with JFR's own lock held, so that thread only leaves a note and wakes the agent's.
 * The agent's thread, or the one that starts the agent, makes all calls.
 */
final class Recordings {
    private final Runnable wake;
    private @Nullable Listener listener;
    private volatile boolean wanted;

    /** @param wake called when a recording has begun */
    Recordings(Runnable wake) {
        this.wake = wake;
    }

    /** Whether JFR runs in this JVM, for whomever. */
    static boolean jfrRuns() {
        try {
            return FlightRecorder.isInitialized();
        } catch (LinkageError noJfr) {
            return false; // a run-time image without jdk.jfr
        }
    }

    /** Whether a recording runs or ran, since the first call that found JFR running, that is not the agent's own. */
    boolean wanted() {
        if (!wanted && listener == null && jfrRuns()) {
            listener = new Listener();
            listener.start();
        }
        return wanted;
    }

    /** Takes the listener out of JFR. */
    void stop() {
        if (listener != null) {
            listener.stop();
        }
    }

    /** All that names JFR's classes: a run-time image without them could not load the class around it. */
    private final class Listener implements FlightRecorderListener {
        void start() {
            FlightRecorder.addListener(this);
            for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
                recordingStateChanged(recording);
            }
        }

        void stop() {
            FlightRecorder.removeListener(this);
        }

        @Override
        public void recordingStateChanged(Recording recording) {
            if (!wanted && recording.getState() == RecordingState.RUNNING && !JdkEvents.isOurs(recording)) {
                wanted = true;
                wake.run();
            }
        }
    }
}
