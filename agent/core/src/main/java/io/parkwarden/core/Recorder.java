/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.emit.JdkEvents;
import io.parkwarden.core.emit.JfrEvents;
import io.parkwarden.core.track.CarrierListener;
import io.parkwarden.core.track.Handover;
import io.parkwarden.core.track.LoadedClasses;
import io.parkwarden.core.track.LoadedThreads;
import io.parkwarden.core.track.Means;
import io.parkwarden.core.track.StackShapes;
import io.parkwarden.core.track.Submissions;
import io.parkwarden.core.track.WaitListener;
import io.parkwarden.core.track.WaitTracker;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pin;
import io.parkwarden.model.Report;
import io.parkwarden.model.Submission;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of JFR: its own events going out, from the first recording of somebody else's on, and the JDK's coming in, from some moment on or never.
 * The application's threads call {@link #waited}; all else is the agent's thread's, or that of a command.
 */
final class Recorder implements WaitListener, CarrierListener, Submissions.SubmissionListener {
    private static final int LATE_LIMIT = 4_096;

    private final ConcurrentLinkedQueue<Runnable> late = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lateCount = new AtomicInteger();
    private volatile @Nullable JfrEvents out;
    private volatile @Nullable JdkEvents in;
    private boolean stopped;

    private static final List<String> TRACERS = List.of(
            "jdk.internal.event.ErrorThrownEvent",
            "jdk.internal.event.ExceptionThrownEvent",
            "jdk.internal.event.ThrowableTracer",
            "jdk.jfr.events.ErrorThrownEvent",
            "jdk.jfr.events.ExceptionThrownEvent",
            "jdk.jfr.internal.instrument.ThrowableTracer");

    /**
     * Registers the agent's events.
     *
     * @throws Throwable whatever JFR throws where it cannot start: no module, no folder for its files, a JVM that ends
     */
    synchronized void startWriting(StackShapes shapes, Supplier<Report> report, Notes notes) throws Throwable {
        if (out != null || stopped) {
            return;
        }
        initialiseTracers();
        JfrEvents events = new JfrEvents(shapes, report);
        for (String note : notes.all()) {
            events.note(note);
        }
        out = events;
    }

    /**
     * From its start on JFR has every Throwable call these from its constructor, enabled or not (Throwable.java of 25; woven into it on 17 and 21). If the
     * first one is made where the stack ends, their initialisers overflow, and from then on to make any Throwable in the JVM throws another, without
     * end. So they are initialised here, where there is room.
     */
    private static void initialiseTracers() {
        for (String name : TRACERS) {
            try {
                Class.forName(name, true, null);
            } catch (ClassNotFoundException otherRelease) {
                // It has one of the other names.
            }
        }
    }

    /**
     * Prepares the reading of the JDK's events; the result reads until it is stopped.
     *
     * @throws Throwable whatever JFR throws where it cannot start: no module, no folder for its files, a JVM that ends
     */
    @Nullable
    synchronized JdkEvents startReading(
            WaitTracker tracker,
            Handover handover,
            LoadedClasses classes,
            LoadedThreads threads,
            long thresholdNanos,
            boolean sleepIsNative)
            throws Throwable {
        if (stopped) {
            return null;
        }
        initialiseTracers();
        JdkEvents reading = new JdkEvents(tracker, handover, classes, threads, thresholdNanos, sleepIsNative);
        in = reading;
        return reading;
    }

    /** JFR records nothing from the thread on which it hands out events, so what that thread tells is written later. */
    @Override
    public void waited(Park park, StackShapes.Shape shape, Means means) {
        JfrEvents events = out;
        if (events == null) {
            return;
        }
        if (means == Means.HOOK) {
            events.waited(park, shape, means);
        } else if (lateCount.get() < LATE_LIMIT) {
            lateCount.incrementAndGet();
            late.add(() -> events.waited(park, shape, means));
        }
    }

    @Override
    public void submitted(Submission submission) {
        JfrEvents events = out;
        if (events != null) {
            events.submitted(submission);
        }
    }

    @Override
    public void pinned(Pin pin, StackShapes.Shape shape) {
        JfrEvents events = out;
        if (events != null) {
            events.pinned(pin, shape);
        }
    }

    @Override
    public void hogged(Hog hog, StackShapes.Shape shape) {
        JfrEvents events = out;
        if (events != null) {
            events.hogged(hog, shape);
        }
    }

    /** Writes the events of waits that were told late. */
    void writeLate() {
        for (Runnable event = late.poll(); event != null; event = late.poll()) {
            lateCount.decrementAndGet();
            event.run();
        }
    }

    /** Writes what is no wait into the recordings that run. On the agent's thread. */
    void tell(Fact fact) {
        JfrEvents events = out;
        if (events != null) {
            events.tell(fact);
        }
    }

    /** Whether a recording runs that takes findings. */
    boolean wantsFindings() {
        return out != null && JfrEvents.wantsFindings();
    }

    /** Writes that there is a new finding into the recordings that run. */
    void found(Finding finding) {
        JfrEvents events = out;
        if (events != null) {
            events.found(finding);
        }
    }

    /** Writes a note into the recordings that run. */
    void note(String sentence) {
        JfrEvents events = out;
        if (events != null) {
            events.note(sentence);
        }
    }

    /** Whether the JDK's events tell of waits from now on. */
    boolean takesOver() {
        JdkEvents events = in;
        return events != null && events.takesOver();
    }

    /** Events of the JDK are read of waits that are so many times longer than otherwise. */
    void slowDown(int times) {
        JdkEvents events = in;
        if (events != null) {
            events.slowDown(times);
        }
    }

    /** Reads what the JDK's events still hold back; false if that took longer than allowed. */
    boolean catchUp(long atMostNanos) {
        JdkEvents events = in;
        return events == null || events.catchUp(atMostNanos);
    }

    /** Takes everything out of JFR again; what is starting meanwhile finds the door closed. */
    synchronized void stop() {
        stopped = true;
        JfrEvents registered = out;
        out = null;
        JdkEvents events = in;
        if (events != null) {
            events.stop();
        }
        if (registered != null) {
            registered.stop();
        }
    }
}
