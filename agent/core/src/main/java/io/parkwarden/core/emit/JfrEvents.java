/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.core.track.AgentClock;
import io.parkwarden.core.track.CarrierListener;
import io.parkwarden.core.track.Means;
import io.parkwarden.core.track.StackShapes;
import io.parkwarden.core.track.WaitListener;
import io.parkwarden.model.Carriers;
import io.parkwarden.model.DefaultAsync;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Failure;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Hop;
import io.parkwarden.model.Library;
import io.parkwarden.model.LoopLag;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.Overrun;
import io.parkwarden.model.Park;
import io.parkwarden.model.PeriodicDeath;
import io.parkwarden.model.Pin;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.Report;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Starvation;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.Submission;
import io.parkwarden.model.TaskLoad;
import io.parkwarden.model.TaskProfile;
import io.parkwarden.model.Words;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Writes the events {@code parkwarden.*} into every recording that the user runs. Without a recording each call is one
 * check. Events are written by the thread they tell of. Thread-safe.
 */
public final class JfrEvents implements WaitListener, CarrierListener {
    private static final List<Class<? extends Event>> TYPES = List.of(
            WaitEvent.class,
            PinEvent.class,
            HogEvent.class,
            StackEvent.class,
            SubmissionEvent.class,
            RunEvent.class,
            CoverageEvent.class,
            NoteEvent.class,
            PoolLoadEvent.class,
            StillBlockedEvent.class,
            StarvationEvent.class,
            DefaultAsyncEvent.class,
            OverrunEvent.class,
            TaskLoadEvent.class,
            TaskProfileEvent.class,
            FailureEvent.class,
            PeriodicDeathEvent.class,
            LostWorkEvent.class,
            LoopLagEvent.class,
            HopEvent.class,
            FindingEvent.class);

    private final Set<Long> writtenStacks = ConcurrentHashMap.newKeySet();
    private final Set<Long> carrierStacks = ConcurrentHashMap.newKeySet();
    private final StackShapes shapes;
    private final Supplier<Report> report;
    private final Runnable atChunkBegin = unseen(this::chunkBegins);
    private final Runnable atChunkEnd = unseen(this::chunkEnds);
    private final EventStart start;

    /**
     * Registers the events, and tells a recording that runs already what one that begins later is told at its begin.
     *
     * @param shapes the stacks, which each chunk repeats
     * @param report the report as it is at that moment, for run and coverage
     * @throws ReflectiveOperationException if this JDK's events cannot carry the time of a wait
     */
    public JfrEvents(StackShapes shapes, Supplier<Report> report) throws ReflectiveOperationException {
        this.shapes = shapes;
        this.report = report;
        for (Class<? extends Event> type : TYPES) {
            FlightRecorder.register(type);
        }
        FlightRecorder.addPeriodicEvent(RunEvent.class, atChunkBegin);
        FlightRecorder.addPeriodicEvent(CoverageEvent.class, atChunkEnd);
        start = new EventStart();
        if (new RunEvent().isEnabled()) {
            atChunkBegin.run();
        }
    }

    /** Takes the events out of JFR. */
    public void stop() {
        FlightRecorder.removePeriodicEvent(atChunkBegin);
        FlightRecorder.removePeriodicEvent(atChunkEnd);
        for (Class<? extends Event> type : TYPES) {
            FlightRecorder.unregister(type);
        }
    }

    @Override
    public void waited(Park park, StackShapes.Shape shape, Means means) {
        WaitEvent event = new WaitEvent();
        if (!event.isEnabled()) {
            return;
        }
        long sinceEnd = means == Means.HOOK ? 0 : Math.max(0, AgentClock.millis() - park.atMillis()) * 1_000_000;
        start.set(event, park.nanos(), sinceEnd);
        if (!event.shouldCommit()) {
            return;
        }
        if (writtenStacks.add(shape.id())) {
            write(shape);
        }
        Stack stack = park.stack();
        event.stackId = shape.id();
        event.kind = stack.kind().word();
        event.site = stack.site().toString();
        event.operation = stack.operation();
        event.blocked = park.nanos();
        event.waiter = park.thread();
        event.heldBy = park.heldBy();
        event.besides = park.besidesNanos();
        event.count = park.count();
        event.seenBy = means.word();
        event.on(park.pool());
        event.commit();
    }

    /** Writes who submitted a task. */
    public void submitted(Submission submission) {
        SubmissionEvent event = new SubmissionEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.code = submission.code();
        event.submitter = submission.thread();
        event.siteClass = submission.site().className();
        event.siteMethod = submission.site().method();
        event.siteFile = submission.site().file();
        event.siteLine = submission.site().line();
        event.frames = lines(submission.frames());
        event.commit();
    }

    /** Writes the event of a fact that is no wait; waits are written by {@link #waited}. */
    public void tell(Fact fact) {
        if (fact instanceof PoolLoad load) {
            PoolLoadEvent.write(load);
        } else if (fact instanceof StillBlocked wait) {
            StillBlockedEvent.write(wait);
        } else if (fact instanceof Starvation starvation) {
            StarvationEvent.write(starvation);
        } else if (fact instanceof DefaultAsync async) {
            DefaultAsyncEvent.write(async);
        } else if (fact instanceof Overrun overrun) {
            OverrunEvent.write(overrun);
        } else if (fact instanceof Failure failure) {
            FailureEvent.write(failure);
        } else if (fact instanceof PeriodicDeath death) {
            PeriodicDeathEvent.write(death);
        } else if (fact instanceof TaskLoad load) {
            TaskLoadEvent.write(load);
        } else if (fact instanceof TaskProfile profile) {
            TaskProfileEvent.write(profile);
        } else if (fact instanceof LostWork work) {
            LostWorkEvent.write(work);
        } else if (fact instanceof LoopLag lag) {
            LoopLagEvent.write(lag);
        } else if (fact instanceof Hop hop) {
            HopEvent.write(hop);
        }
    }

    @Override
    public void pinned(Pin pin, StackShapes.Shape shape) {
        PinEvent event = new PinEvent();
        if (!event.isEnabled()) {
            return;
        }
        writeOnce(shape);
        Carriers carriers = pin.carriers();
        Library library = pin.library();
        event.stackId = shape.id();
        event.reason = pin.reason().word();
        event.site = pin.stack().site().toString();
        event.pinned = pin.nanos();
        event.virtualThread = pin.thread();
        event.pinners = lines(pin.pinners());
        event.cause = pin.cause();
        event.library = library == null ? null : library.artifact();
        event.libraryVersion = library == null ? null : library.version();
        event.carriers = carriers.total();
        event.carriersHeld = carriers.held();
        event.carriersBusy = carriers.busy();
        event.waiting = carriers.waiting();
        StringBuilder holders = new StringBuilder();
        for (Fact.Trace holder : pin.holders()) {
            holders.append(holder.label())
                    .append('\t')
                    .append(holder.thread().replaceAll("[\\t\\n\\r]", " "))
                    .append('\n')
                    .append(lines(holder.frames()));
        }
        event.holders = holders.isEmpty() ? null : holders.toString();
        event.commit();
    }

    @Override
    public void hogged(Hog hog, StackShapes.Shape shape) {
        HogEvent event = new HogEvent();
        if (!event.isEnabled()) {
            return;
        }
        writeOnce(shape);
        event.stackId = shape.id();
        Site site = hog.stack().site();
        event.siteClass = site.className();
        event.siteMethod = site.method();
        event.siteFile = site.file();
        event.siteLine = site.line();
        event.used = hog.nanos();
        event.virtualThread = hog.thread();
        event.seen = hog.seen();
        event.looks = hog.looks();
        event.carriers = hog.carriers().total();
        event.carriersHeld = hog.carriers().held();
        event.carriersBusy = hog.carriers().busy();
        event.waiting = hog.carriers().waiting();
        event.commit();
    }

    private void writeOnce(StackShapes.Shape shape) {
        carrierStacks.add(shape.id());
        if (writtenStacks.add(shape.id())) {
            write(shape);
        }
    }

    /** Whether a recording takes findings. */
    public static boolean wantsFindings() {
        return new FindingEvent().isEnabled();
    }

    /** Writes that there is a new finding. */
    public void found(Finding finding) {
        FindingEvent event = new FindingEvent();
        event.detector = finding.detector();
        event.severity = finding.severity().word();
        event.site = finding.site().toString();
        event.summary = finding.summary();
        event.fingerprint = finding.fingerprint();
        event.commit();
    }

    /** Writes a note into the recordings that run. */
    public void note(String message) {
        NoteEvent event = new NoteEvent();
        event.message = message;
        event.commit();
    }

    private static void write(StackShapes.Shape shape) {
        StackEvent event = new StackEvent();
        if (!event.isEnabled()) {
            return;
        }
        Stack stack = shape.stack();
        event.stackId = shape.id();
        event.execution = Words.of(stack.execution());
        event.kind = stack.kind().word();
        event.operation = stack.operation();
        event.siteClass = stack.site().className();
        event.siteMethod = stack.site().method();
        event.siteFile = stack.site().file();
        event.siteLine = stack.site().line();
        event.compensated = stack.compensated();
        event.managed = stack.managed();
        event.frames = lines(stack.frames());
        event.commit();
    }

    static String lines(List<Frame> frames) {
        StringBuilder lines = new StringBuilder();
        for (Frame frame : frames) {
            lines.append(frame.origin().word())
                    .append('\t')
                    .append(Words.of(frame.role()))
                    .append('\t')
                    .append(frame.className())
                    .append('\t')
                    .append(frame.method())
                    .append('\t')
                    .append(frame.file() == null ? "" : frame.file())
                    .append('\t')
                    .append(frame.line())
                    .append('\n');
        }
        return lines.toString();
    }

    /** JFR calls on threads of its own or on the one that starts or ends a recording. */
    private static Runnable unseen(Runnable task) {
        return () -> {
            boolean entered = Hooks.enterAgent();
            try {
                task.run();
            } finally {
                if (entered) {
                    Hooks.leaveAgent();
                }
            }
        };
    }

    private void chunkBegins() {
        start.measure();
        Report now = report.get();
        RunEvent event = new RunEvent();
        event.version = now.tool().version();
        event.pid = now.run().pid();
        event.mainClass = now.run().mainClass();
        event.jvm = now.run().jvm();
        event.jdk = now.run().jdk();
        event.cpus = now.run().cpus();
        event.startedMillis = now.run().startedMillis();
        event.watchedMillis = now.run().watchedMillis();
        event.attached = now.run().attached();
        StringBuilder options = new StringBuilder();
        for (Report.Option option : now.configuration()) {
            options.append(option.name())
                    .append('\t')
                    .append(option.value())
                    .append('\t')
                    .append(option.origin())
                    .append('\n');
        }
        event.configuration = options.toString();
        event.commit();
        for (String note : now.notes()) {
            note(note);
        }
        for (StackShapes.Shape shape : shapes.known()) {
            if (shape.told() || carrierStacks.contains(shape.id())) {
                writtenStacks.add(shape.id());
                write(shape);
            }
        }
    }

    private void chunkEnds() {
        for (Report.Coverage coverage : report.get().coverage()) {
            CoverageEvent event = new CoverageEvent();
            event.detector = coverage.detector();
            event.state = coverage.state();
            event.reason = coverage.reason();
            event.checked = coverage.checked();
            event.dropped = coverage.dropped();
            event.cpu = coverage.cpuNanos() == null ? -1 : coverage.cpuNanos();
            event.commit();
        }
    }
}
