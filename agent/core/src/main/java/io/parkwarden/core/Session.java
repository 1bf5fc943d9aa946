/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.core.config.Configuration;
import io.parkwarden.core.config.Option;
import io.parkwarden.core.emit.JdkEvents;
import io.parkwarden.core.emit.ReportWriter;
import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.core.instrument.Weaver;
import io.parkwarden.core.track.AgentClock;
import io.parkwarden.core.track.AgentThread;
import io.parkwarden.core.track.DefaultExecutors;
import io.parkwarden.core.track.FactQueue;
import io.parkwarden.core.track.Handover;
import io.parkwarden.core.track.HopVerdicts;
import io.parkwarden.core.track.LoadedClasses;
import io.parkwarden.core.track.LoadedThreads;
import io.parkwarden.core.track.LoopWatch;
import io.parkwarden.core.track.NativeWatch;
import io.parkwarden.core.track.Origins;
import io.parkwarden.core.track.Overruns;
import io.parkwarden.core.track.Pauses;
import io.parkwarden.core.track.PinTracker;
import io.parkwarden.core.track.PoolWatch;
import io.parkwarden.core.track.Pools;
import io.parkwarden.core.track.PrivilegedSinks;
import io.parkwarden.core.track.SafepointClock;
import io.parkwarden.core.track.StackShapes;
import io.parkwarden.core.track.Submissions;
import io.parkwarden.core.track.TaskLoads;
import io.parkwarden.core.track.TaskProfiles;
import io.parkwarden.core.track.WaitTracker;
import io.parkwarden.core.track.WorkerSampler;
import io.parkwarden.detectors.Conditions;
import io.parkwarden.detectors.Detector;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.detectors.Findings;
import io.parkwarden.detectors.PoolHistories;
import io.parkwarden.detectors.TaskFrames;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Park;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Starvation;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One watching of this JVM, from start to stop. The application's threads put facts into a queue; the agent's one
 * thread takes them out, keeps the findings and writes the report. Commands and the end of the JVM come on other
 * threads and take the lock {@code findings}, which no thread of the application takes while it works.
 */
final class Session {
    private static final long TURN_NANOS = 30_000_000;

    /** A JVM in which no pool had a task and nothing was told for so long is looked at less often. */
    private static final long QUIET_AFTER_NANOS = 2_000_000_000;

    private static final long QUIET_TURN_NANOS = 100_000_000;

    /** JFR takes 0.5 to 0.8 s of processor time to start: short programs do without, the sampler sees for them. */
    private static final long BEFORE_RECORDING_NANOS = 1_000_000_000;

    /** Heap that has to be left for JFR to be started. */
    private static final long RECORDING_BYTES = 8 << 20;

    /** How long the end of the JVM may wait for the JDK's last events. */
    private static final long AT_EXIT_NANOS = 150_000_000;

    /** The first writing is early, so that its code is loaded and compiled before the end of the JVM has to wait for it. */
    private static final long FIRST_WRITE_NANOS = 1_500_000_000;

    private static final int LOOKS_FOR_LIBRARIES = 3;

    private static final long END_MILLIS = 5_000;

    /** What is corrected little by little is corrected in both clocks. */
    private static final long CLOCK_SET_MILLIS = 2_000;

    private static final long ON_COMMAND_NANOS = 2_000_000_000;

    private final Configuration configuration;
    private final Instrumentation instrumentation;
    private final String version;
    private final Conditions conditions;
    private final Jvm jvm;
    private final WaitPoints points;
    private final WeaveCache cache;
    private final Weaver weaver;
    private final Origins origins;
    private final LoadedClasses classes;
    private final LoadedThreads threads = new LoadedThreads();
    private final StackShapes shapes;
    private final Pools pools;
    private final FactQueue facts = new FactQueue();
    private final DefaultExecutors executors;
    private final Overruns overruns;
    private final SafepointClock safepoints = new SafepointClock();
    private final Pauses pauses;
    private final PinTracker pins;
    private final WaitTracker tracker;
    private final Findings findings;
    private final PoolHistories histories = new PoolHistories();
    private final List<Report.Coverage> off = new ArrayList<>();
    private final Notes notes = new Notes();
    private final HookLosses losses = new HookLosses();
    private final Recorder recorder = new Recorder();
    private final Recordings recordings;
    private final ReportWriter writer = new ReportWriter();
    private final Followers followers = new Followers();
    private final Thread thread;
    private final @Nullable File target;
    private final Handover handover = new Handover();
    private final WorkerSampler sampler;
    private final Submissions submissions;
    private final TaskLoads loads;
    private final TaskProfiles profiles;
    private final Costs costs;
    private final HopVerdicts hops;
    private final List<BudgetedSource> sources;
    private final Announcements announcements;

    /** Claims since the findings were last announced. Guarded by findings. */
    private boolean claimed;

    private boolean readingStarted;
    private boolean writingStarted;
    private int unwoven;
    private boolean clockWasSet;

    /** Something stands still: the report is written now, not at the end of the interval. Guarded by findings. */
    private volatile boolean urgent;

    private volatile @Nullable Thread readingThread;
    private final long startedNanos = System.nanoTime();

    /** Turns that failed for want of memory. Of the agent's thread. */
    private int faults;

    /** When a pool had a task or a fact was told, last. */
    private volatile long busyNanos = System.nanoTime();

    /** When threads were looked at last. Of the agent's thread. */
    private long lookedNanos;

    private volatile boolean exiting;

    /** The last report is written. Guarded by this. */
    private boolean ended;

    private volatile boolean stopped;

    private Session(Map<String, String> arguments, Instrumentation instrumentation, String version, boolean attached) {
        this.instrumentation = instrumentation;
        this.version = version;
        thread = new AgentThread(this::watch, "Parkwarden");
        configuration = Configuration.read(arguments, attached);
        recordings = new Recordings(() -> LockSupport.unpark(thread));
        conditions =
                new Conditions(Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
        jvm = new Jvm(attached);
        points = new WaitPoints(conditions.jdk());
        String cached = configuration.text(Option.WEAVE_CACHE);
        cache = new WeaveCache(cached.isEmpty() ? null : jvm.file(cached), version, this::note);
        weaver = new Weaver(points, cache.classes());
        origins = new Origins(configuration.list(Option.APPLICATION_PACKAGES), jvm.mainClass());
        shapes = new StackShapes(origins, points, configuration.number(Option.STACK_DEPTH));
        pools = new Pools(configuration.pools(), conditions.jdk(), () -> LockSupport.unpark(thread));
        classes = new LoadedClasses(instrumentation, origins);
        overruns = new Overruns(shapes, classes, pools, facts);
        executors = new DefaultExecutors(shapes, facts, conditions.jdk(), conditions.cpus());
        pauses = new Pauses(safepoints, System.nanoTime());
        pins = new PinTracker(shapes, conditions.jdk() < 24, pauses, configuration.nanos(Option.PIN_THRESHOLD));
        long threshold = configuration.nanos(Option.THRESHOLD);
        double budget = configuration.number(Option.CPU_BUDGET) / 100.0;
        costs = new Costs(budget, waitDetectors());
        tracker = new WaitTracker(
                shapes,
                points,
                pools,
                facts,
                executors,
                overruns,
                recorder,
                pins,
                pauses,
                threshold,
                costs.waits(),
                this::exiting);
        sampler = new WorkerSampler(tracker, handover, classes, points.sleepIsNative(), threshold);
        submissions = new Submissions(shapes, facts, recorder);
        loads = new TaskLoads(classes, facts, codes -> submissions.want(codes, System.nanoTime()));
        profiles = new TaskProfiles(facts, conditions.cpus());
        hops = HopVerdicts.overAll(submissions, shapes, origins, pools, facts);
        sources = sources().stream()
                .map(source -> new BudgetedSource(source, budget, this::note))
                .toList();
        costs.weigh(sources);
        findings = new Findings(detectorsOn(), configuration.number(Option.MAX_FINDINGS));
        announcements = new Announcements(
                recorder, configuration.on(Option.LOG_ERRORS), configuration.number(Option.MAX_FINDINGS));
        findings.suppress(configuration.suppressions());
        findings.limit(Park.class, points.limits());
        String path = configuration.text(Option.REPORT);
        target = path.isEmpty() ? null : jvm.file(path);
    }

    /** The sources of facts besides the wait probe: a new one is one line here. */
    private List<Source> sources() {
        return List.of(
                new SubmissionSource(submissions),
                new Watchdog(new PoolWatch(pools, classes, shapes, submissions, tracker, loads, profiles, facts)),
                new NativeSource(new NativeWatch(tracker, classes, handover)),
                new DefaultExecutorSource(executors),
                new OverrunSource(overruns),
                new HopSource(hops),
                new LoopSource(new LoopWatch(
                        pools, tracker, classes, pauses, facts, configuration.nanos(Option.LOOP_THRESHOLD))),
                new FailureSource(shapes, classes, pools, facts, configuration),
                VirtualThreads.of(
                        shapes,
                        classes,
                        facts,
                        pins,
                        recorder,
                        profiles,
                        instrumentation,
                        conditions.jdk(),
                        configuration));
    }

    private static List<String> waitDetectors() {
        return Detectors.all().stream()
                .filter(detector -> detector.looksAt() == Park.class)
                .map(detector -> detector.description().name())
                .toList();
    }

    private List<Detector<?>> detectorsOn() {
        Map<String, String> notApplicable = new HashMap<>();
        for (Source source : sources) {
            notApplicable.putAll(source.notApplicable());
        }
        List<Detector<?>> all = Detectors.all();
        List<String> names = new ArrayList<>();
        for (Detector<?> detector : all) {
            names.add(detector.description().name());
        }
        List<String> wanted = configuration.detectors(names);
        configuration.checkSuppressions(names);
        List<Detector<?>> on = new ArrayList<>();
        for (Detector<?> detector : all) {
            String name = detector.description().name();
            if (!wanted.contains(name)) {
                off.add(new Report.Coverage(name, "off", "switched off by the option detectors", 0, 0));
            } else if (notApplicable.containsKey(name)) {
                off.add(new Report.Coverage(name, "not-applicable", notApplicable.get(name), 0, 0));
            } else {
                on.add(detector);
            }
        }
        List<String> namesOn =
                on.stream().map(detector -> detector.description().name()).toList();
        sources.forEach(source -> source.serves(namesOn));
        return on;
    }

    static Session start(
            Map<String, String> arguments, Instrumentation instrumentation, String version, boolean attached)
            throws UnmodifiableClassException {
        Session session = new Session(arguments, instrumentation, version, attached);
        session.begin(attached);
        return session;
    }

    private void begin(boolean attached) throws UnmodifiableClassException {
        for (String problem : configuration.problems()) {
            note(problem);
        }
        instrumentation.addTransformer(weaver, true);
        loadShutdown();
        try {
            retransform();
            retransform(weaver.missed(instrumentation.getInitiatedClasses(null)));
            reweaveLibraries(true);
            if (!SelfTest.passes()) {
                throw new IllegalStateException("the self-test failed: a wait did not reach the agent"
                        + (weaver.failures().isEmpty() ? "" : "; " + weaver.failures()));
            }
        } catch (Throwable cause) {
            unweave();
            throw cause;
        }
        cache.write(jvm.pid());
        noteUnwoven();
        if (!pools.missing().isEmpty()) {
            note("this JDK hides " + pools.missing() + ": pools of ThreadPoolExecutors may stay unnamed");
        }
        if (!safepoints.isKnown()) {
            note(
                    "this JVM keeps no counter of its pauses (-XX:-UsePerfData?): garbage collection may count as waiting");
        }
        if (configuration.on(Option.JDK_EVENTS)
                && ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            readingStarted = true;
            withoutJfr("this run-time image lacks jdk.jfr");
        }
        if (recordings.wanted() || jvm.recordsFromStart()) {
            writingStarted = true;
            startWriting(); // the recording wants every wait from the first
        }
        safepoints.restart();
        pauses.look(System.nanoTime());
        Hooks.connect(PrivilegedSinks.of(tracker), configuration.nanos(Option.THRESHOLD));
        for (Source source : sources) {
            guarded(source::begin);
        }
        if (attached) {
            pools.discover();
        }
        thread.start();
        Console.say(greeting());
    }

    /** Libraries' classes are woven when they load, so this is asked time and again. */
    private void noteUnwoven() {
        List<String> failures = weaver.failures();
        for (String failure : failures.subList(unwoven, failures.size())) {
            note("a class could not be woven, what it does is not seen: " + failure);
        }
        unwoven = failures.size();
    }

    private void noteClock() {
        long setBy = AgentClock.setByMillis();
        if (!clockWasSet && Math.abs(setBy) >= CLOCK_SET_MILLIS) {
            clockWasSet = true;
            note("the clock of this machine was set " + (setBy < 0 ? "back" : "forward") + " by "
                    + Math.abs(setBy) / 1_000
                    + " s while Parkwarden watched, or the machine slept: the times in the report go on from the clock as"
                    + " it was");
        }
    }

    /** The class is loaded with the first shutdown hook only; unloaded, it would not tell of the end of the JVM. */
    private static void loadShutdown() {
        try {
            Class.forName("java.lang.ApplicationShutdownHooks", true, null);
        } catch (ClassNotFoundException | LinkageError unknownJdk) {
            Console.say("Parkwarden: this JDK has no ApplicationShutdownHooks: the last report is the periodic one");
        }
    }

    private String greeting() {
        StringBuilder names = new StringBuilder();
        for (Report.Coverage coverage : findings.coverage(List.of())) {
            names.append(names.isEmpty() ? "" : ", ").append(coverage.detector());
        }
        return "Parkwarden " + version + " watches " + weaver.wovenClasses() + " classes of JDK " + conditions.jdk()
                + " for waits of " + configuration.text(Option.THRESHOLD) + " and more on pool threads ("
                + (names.isEmpty() ? "no detector is on" : names) + "); "
                + (target == null ? "no report file: set the option report" : "report: " + target);
    }

    private void retransform() throws UnmodifiableClassException {
        retransform(weaver.targets(instrumentation.getAllLoadedClasses()));
    }

    /**
     * Classes of libraries that are loaded already. Looked for until a look brings none that is new: a class whose bytes
     * the JVM had read before the weaver was there, and that it had not finished to load at the first look, is there at the
     * next.
     */
    private void reweaveLibraries(boolean weaving) {
        Set<Class<?>> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int look = 0; look < LOOKS_FOR_LIBRARIES; look++) {
            List<Class<?>> found = weaver.libraryTargets(instrumentation.getAllLoadedClasses());
            found.removeIf(type -> done.contains(type) || !instrumentation.isModifiableClass(type));
            if (found.isEmpty()) {
                return;
            }
            done.addAll(found);
            try {
                retransform(found);
            } catch (Throwable oneOfThem) {
                for (Class<?> type : found) {
                    reweaveLibrary(type, weaving);
                }
            }
        }
    }

    /** One that cannot be woven, such as after another agent has added members to it, must not hinder the others. */
    private void reweaveLibrary(Class<?> type, boolean weaving) {
        try {
            retransform(List.of(type));
        } catch (Throwable cause) {
            note((weaving
                            ? "a class could not be woven, what it does is not seen: "
                            : "a class could not be restored: ")
                    + type.getName() + ": " + cause);
        }
    }

    private void retransform(List<Class<?>> targets) throws UnmodifiableClassException {
        if (!targets.isEmpty()) {
            instrumentation.retransformClasses(targets.toArray(new Class<?>[0]));
        }
    }

    /** Restores the bytes of every woven class. */
    private void unweave() {
        weaver.stop();
        try {
            retransform();
        } catch (UnmodifiableClassException | LinkageError cause) {
            Console.say("Parkwarden could not restore a class: " + cause);
        }
        reweaveLibraries(false);
        instrumentation.removeTransformer(weaver);
    }

    private void watch() {
        long interval = configuration.nanos(Option.REPORT_INTERVAL);
        long lastTurn = System.nanoTime();
        long lastWrite = lastTurn - Math.max(0, interval - FIRST_WRITE_NANOS);
        if (points.sleepIsNative()) {
            sampler.prepare();
        }
        while (!stopped) {
            long begin = System.nanoTime();
            try {
                pauses.look(begin);
                boolean looks = !sampler.done();
                if (looks) {
                    guarded(this::lookAtWorkers);
                }
                guarded(this::writeForRecordings);
                if (begin - lastTurn >= turnNanos(begin)) {
                    lastTurn = begin;
                    guarded(this::turn);
                }
                if (target != null && (urgent || begin - lastWrite >= interval)) {
                    urgent = false;
                    lastWrite = begin;
                    guarded(() -> write(false));
                }
                guarded(() -> followers.write(begin, this::writeForFollower));
                LockSupport.parkNanos(looks ? sampler.pauseNanos(begin - busyNanos) : turnNanos(begin));
            } catch (OutOfMemoryError full) {
                faults++; // not even a note found room: it is said when there is some again
                LockSupport.parkNanos(QUIET_TURN_NANOS);
            }
        }
    }

    private void lookAtWorkers() {
        synchronized (sampler) {
            if (!exiting) {
                costs.looked(sampler.look());
            }
        }
        lookedNanos = System.nanoTime();
    }

    /** A turn takes long while its code is cold, and with thousands of workers; their waits begin and end meanwhile. */
    private void lookIfDue() {
        if (sampler.done()) {
            return;
        }
        long now = System.nanoTime();
        if (now - lookedNanos >= sampler.pauseNanos(now - busyNanos)) {
            pauses.look(now);
            guarded(this::lookAtWorkers);
        }
    }

    private long turnNanos(long now) {
        return now - busyNanos < QUIET_AFTER_NANOS ? TURN_NANOS : QUIET_TURN_NANOS;
    }

    private void turn() {
        if (!readingStarted && readingIsDue()) {
            readingStarted = true;
            Thread reading = new AgentThread(this::read, "Parkwarden JDK events");
            readingThread = reading;
            reading.start();
        }
        boolean eventsArrive = recorder.takesOver();
        if (eventsArrive) {
            synchronized (sampler) {
                sampler.endWithWaitsAtHand();
            }
        }
        noteUnwoven();
        noteClock();
        losses.note(this::note);
        if (faults > 0) {
            note("a fault of Parkwarden itself: java.lang.OutOfMemoryError, the heap was full");
        }
        threads.look();
        tracker.look();
        lookIfDue();
        if (pools.sample(AgentClock.millis())) {
            busyNanos = System.nanoTime();
        }
        for (Source source : sources) {
            lookIfDue();
            guarded(() -> source.turn(System.nanoTime()));
        }
        lookIfDue();
        costs.judging(this::takeFacts);
        costs.turn(System.nanoTime(), readingThread, eventsArrive, recorder);
        if (announcements.due(System.nanoTime())) {
            announce();
        }
    }

    private void announce() {
        synchronized (findings) {
            if (claimed && announcements.wanted()) {
                claimed = false;
                announcements.tell(findings.conclude(conditions));
            }
        }
    }

    /** A fault of the agent's own is said once, and the watching goes on, unless there is no memory to say it. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable unexpected) {
            note("a fault of Parkwarden itself: " + unexpected);
        }
    }

    private boolean readingIsDue() {
        if (exiting || !configuration.on(Option.JDK_EVENTS)) {
            return false;
        }
        if (Recordings.jfrRuns()) {
            return true;
        }
        if (!sampler.sawWait() || jvm.heapLeft() < RECORDING_BYTES) {
            return false; // JFR that finds no memory at its start says so on the application's standard output
        }
        return jvm.attached() || System.nanoTime() - startedNanos >= BEFORE_RECORDING_NANOS;
    }

    private void takeFacts() {
        synchronized (findings) {
            for (Fact fact = facts.take(); fact != null; fact = facts.take()) {
                if (findings.accept(fact)) {
                    claimed = true;
                    submissions.want(TaskFrames.codes(fact), System.nanoTime());
                }
                histories.accept(fact);
                loads.took(fact, System.nanoTime());
                profiles.took(fact, System.nanoTime());
                hops.took(fact);
                recorder.tell(fact);
                urgent |= fact instanceof Starvation starvation && starvation.times() == 1;
                if (!(fact instanceof PoolLoad)) {
                    busyNanos = System.nanoTime();
                }
            }
        }
        recorder.writeLate();
    }

    /**
     * The agent's events, which JFR rewrites and describes one by one, take a megabyte of heap, so they are left until somebody records, and to a thread of its own,
     * so that the looks at workers go on meanwhile.
     */
    private void writeForRecordings() {
        if (!writingStarted && !exiting && recordings.wanted()) {
            writingStarted = true;
            new AgentThread(this::startWriting, "Parkwarden recording").start();
        }
    }

    /**
     * JFR begins when the sampler has seen something for it to tell, on a thread of its own, so that the looks at
     * workers go on meanwhile.
     */
    private void read() {
        try {
            JdkEvents reading = recorder.startReading(
                    tracker, handover, classes, threads, configuration.nanos(Option.THRESHOLD), points.sleepIsNative());
            if (reading != null && !stopped) {
                reading.run();
            }
        } catch (Throwable noJfr) {
            withoutJfr(noJfr.toString());
        }
    }

    private void startWriting() {
        try {
            recorder.startWriting(shapes, () -> report(false), notes);
        } catch (Throwable noJfr) {
            withoutJfr(noJfr.toString());
        }
    }

    /** No jdk.jfr in this run-time image, no folder for its files, or a JVM that is ending. */
    private void withoutJfr(String cause) {
        if (!exiting && !stopped) {
            note("JFR is not available (" + cause + "): no parkwarden.* events; contended monitors"
                    + (points.sleepIsNative() ? ", sleep and Object.wait" : "") + " are sampled");
        }
    }

    /** What the sampler follows, at the last also what is not over, and the JDK's events; then what is in the queue. */
    private void catchUp(long atMostNanos, boolean last) {
        synchronized (sampler) {
            sampler.look();
            if (last) {
                sampler.endAll();
            }
        }
        if (!recorder.catchUp(atMostNanos)) {
            note("the last events of the JDK were not read in time");
        }
        for (Source source : sources) {
            guarded(source::catchUp);
        }
        takeFacts();
        loads.tell(System.nanoTime(), true);
        profiles.tell(System.nanoTime(), true);
        takeFacts();
    }

    /** To the session's own place; not once the last report is there, as a turn may come while the JVM ends. */
    private synchronized void write(boolean complete) {
        File file = target;
        if (file != null && !ended) {
            ended = write(file, complete) && complete && exiting;
        }
    }

    /** Whether the report is written. A failure is said once; the next turn tries again. */
    private synchronized boolean write(File file, boolean complete) {
        try {
            writer.write(report(complete), file);
            return true;
        } catch (IOException | RuntimeException cause) {
            note("the report cannot be written to " + file + " (" + cause.getMessage()
                    + "); the watching goes on, JFR has the findings");
            return false;
        }
    }

    /** Who looked has gone and taken the folder along: that is no news for the report. */
    private synchronized boolean writeForFollower(File file) {
        try {
            writer.write(report(false), file);
            return true;
        } catch (IOException | RuntimeException gone) {
            return false;
        }
    }

    private Report report(boolean complete) {
        synchronized (findings) {
            return new Report(
                    Report.SCHEMA_VERSION,
                    new Report.Tool("Parkwarden", version),
                    jvm.run(conditions, complete),
                    configuration.all(),
                    costs.priced(remarked(findings.coverage(off))),
                    new Report.Dropped(
                            facts.dropped()
                                    + pins.dropped()
                                    + loads.overlooked()
                                    + profiles.overlooked()
                                    + hops.dropped()
                                    + pools.overlooked()
                                    + losses.count(),
                            findings.dropped(),
                            handover.dropped()),
                    notes.all(),
                    pools.all(),
                    histories.all(),
                    histories.stillBlocked(),
                    findings.suppressed(),
                    findings.conclude(conditions));
        }
    }

    private List<Report.Coverage> remarked(List<Report.Coverage> coverage) {
        Map<String, String> remarks = new HashMap<>();
        for (Source source : sources) {
            remarks.putAll(source.remarks());
        }
        List<Report.Coverage> all = new ArrayList<>();
        for (Report.Coverage one : coverage) {
            String said = Stream.of(one.reason(), remarks.get(one.detector()))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("; "));
            all.add(new Report.Coverage(
                    one.detector(), one.state(), said.isEmpty() ? null : said, one.checked(), one.dropped()));
        }
        return all;
    }

    private void exiting(boolean over) {
        if (stopped) {
            return;
        }
        if (!over) {
            exiting = true;
            for (Source source : sources) {
                guarded(source::exiting);
            }
            catchUp(AT_EXIT_NANOS, true);
            guarded(this::announce);
            return;
        }
        for (Source source : sources) {
            guarded(source::ended);
        }
        pools.sample(AgentClock.millis());
        takeFacts();
        cache.write(jvm.pid()); // the libraries' classes that came since the start
        write(true);
        guarded(this::announce);
        if (configuration.on(Option.EXIT_SUMMARY)) {
            Console.say(summary());
        }
    }

    private String summary() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Finding finding : report(true).findings()) {
            counts.merge(finding.severity(), 1, Integer::sum);
        }
        return "Parkwarden found " + counted(counts, Severity.ERROR) + ", " + counted(counts, Severity.WARNING) + ", "
                + counted(counts, Severity.INFO) + (target == null ? "" : whereReportIs());
    }

    private synchronized String whereReportIs() {
        return ended ? "; report: " + target : "; the report could not be written";
    }

    private static String counted(Map<Severity, Integer> counts, Severity severity) {
        int count = counts.getOrDefault(severity, 0);
        return count + " " + severity.word() + (count == 1 || severity == Severity.INFO ? "" : "s");
    }

    private void note(String sentence) {
        if (notes.add(sentence)) {
            recorder.note(sentence);
        }
    }

    /** Path of the periodic report, or {@code none}. */
    String target() {
        return target == null ? "none" : target.toString();
    }

    /** Writes to the file that the command names, which stays the command's, and to the session's own. */
    String writeTo(@Nullable String path, boolean complete) {
        catchUp(ON_COMMAND_NANOS, complete);
        write(complete);
        if (path == null || path.isEmpty()) {
            return target == null ? "nothing: no report path is set" : target.toString();
        }
        File file = jvm.file(path);
        return file.equals(target) || write(file, complete) ? file.toString() : "nothing: the path cannot be written";
    }

    /** From now on writes to this file as well, for as long as somebody wants it: see {@link Followers}. */
    boolean follow(String path) {
        return followers.add(jvm.file(path));
    }

    /**
     * Ends the watching: every class gets its bytes back, every thread ends.
     *
     * @param path where to write the last report besides the session's own place, or null
     * @return where it was written
     */
    String stop(@Nullable String path) {
        Hooks.connect(null, 0);
        String written = writeTo(path, true);
        stopped = true;
        LockSupport.unpark(thread);
        join(thread);
        for (Source source : sources) {
            guarded(source::stop);
        }
        recordings.stop();
        recorder.stop();
        Thread reading = readingThread;
        if (reading != null) {
            join(reading);
        }
        unweave();
        RecordCaches.release();
        return written;
    }

    private static void join(Thread ending) {
        try {
            ending.join(END_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
