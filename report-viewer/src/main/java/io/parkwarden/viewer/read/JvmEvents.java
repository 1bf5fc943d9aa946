/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.Detectors;
import io.parkwarden.detectors.Findings;
import io.parkwarden.detectors.PoolHistories;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own events, turned into the facts that the agent would have seen, as far as they tell. There are names
 * instead of classes and executors, so what they mean is said with less confidence, and the queue of a pool is not
 * known. Events come in any order; a wait whose thread cannot be placed yet is kept until the end. Not thread-safe; its
 * memory depends on the number of distinct stacks in a chunk and of findings, not on the length of the recording.
 */
final class JvmEvents {
    /** The agent's default threshold: a recording may hold shorter waits, which are no fault. */
    private static final long THRESHOLD_NANOS = 10_000_000;

    private static final int MAX_PENDING = 20_000;
    private static final int PENDING_OF_A_THREAD = 64;
    private static final int MAX_STACKS = 50_000;

    private final Findings findings = new Findings(Detectors.all());
    private final PoolHistories histories = new PoolHistories();
    private final NamedPools pools = new NamedPools();
    private final SelectLoops loops = new SelectLoops();
    private final RecordedRun run = new RecordedRun();
    private final RecordedSettings settings = new RecordedSettings();
    private final NamedCode code;
    private final DumpedThreads dumps;
    private final IdentityHashMap<RecordedStackTrace, Reading> stacks = new IdentityHashMap<>();
    private final List<Wait> pending = new ArrayList<>();
    private final Map<String, Integer> pendingOf = new HashMap<>();
    private long examined;
    private long withoutStack;
    private long unplaced;
    private long cutOff;

    /** A stack with all that can be read off it; {@code root} is what its thread is, idle or not. */
    private record Reading(@Nullable WaitKind seenAs, boolean cut, Execution root, Stack stack) {}

    private record Wait(long atMillis, long nanos, String thread, Reading reading) {}

    /**
     * @param packages prefixes of the user's own packages; empty to go by the main class
     */
    JvmEvents(List<String> packages) {
        code = new NamedCode(packages);
        dumps = new DumpedThreads(code, pools);
    }

    /** By name of the event, what reads it. */
    Map<String, Consumer<RecordedEvent>> readers() {
        Map<String, Consumer<RecordedEvent>> readers = new HashMap<>();
        WaitEvents.KINDS.forEach((name, kind) -> readers.put(name, event -> await(event, kind)));
        readers.put(WaitEvents.PARK, event -> await(event, WaitEvents.parkedOn(parkedClass(event))));
        readers.put("jdk.ExecutionSample", this::sampled);
        readers.put("jdk.NativeMethodSample", this::sampled);
        readers.put(
                "jdk.ThreadDump", event -> dumps.text(event.getStartTime().toEpochMilli(), event.getString("result")));
        readers.put("jdk.ActiveSetting", settings::setting);
        readers.put("jdk.DataLoss", event -> settings.lost());
        readers.put("jdk.JVMInformation", event -> {
            run.jvm(event);
            code.mainClass(run.mainClass());
        });
        readers.put("jdk.CPUInformation", run::cpus);
        readers.put("jdk.ContainerConfiguration", run::container);
        return readers;
    }

    /** The kinds of events that the recording may hold. */
    void types(List<EventType> types) {
        settings.types(types);
    }

    /** The recording has something from then to then, in ms since the epoch. */
    void during(long fromMillis, long toMillis) {
        run.during(fromMillis, toMillis);
    }

    /** Whether there was an event by which one can tell what threads wait for. */
    boolean any() {
        return examined + withoutStack > 0 || dumps.any() || settings.knowsWaits();
    }

    private static @Nullable String parkedClass(RecordedEvent event) {
        if (!event.hasField("parkedClass")) {
            return null;
        }
        RecordedClass type = event.getClass("parkedClass");
        return type == null ? null : type.getName();
    }

    private void await(RecordedEvent event, @Nullable WaitKind kind) {
        long nanos = event.getDuration().toNanos();
        RecordedThread thread = event.getThread();
        if (nanos < THRESHOLD_NANOS || thread == null || thread.getJavaThreadId() <= 0 || isVirtual(thread)) {
            return; // short, a thread of the JVM itself, or one that may wait
        }
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null || trace.getFrames().isEmpty()) {
            withoutStack++;
            return;
        }
        examined++;
        Reading reading = read(trace, kind);
        if (reading == null) {
            return;
        }
        String name = name(thread);
        Wait wait = new Wait(event.getEndTime().toEpochMilli(), nanos, name, reading);
        if (reading.root == Execution.OWN_THREAD && !loops.runsIn(name, reading.stack.frames())) {
            keep(wait);
        } else {
            tell(wait);
        }
    }

    /** A wait on a thread that is no worker by its stack; it may turn out to be one, or to run an event loop. */
    private void keep(Wait wait) {
        int kept = pendingOf.merge(wait.thread, 1, Integer::sum);
        if (kept <= PENDING_OF_A_THREAD && pending.size() < MAX_PENDING) {
            pending.add(wait);
        } else if (wait.reading.cut) {
            unplaced++;
        }
    }

    private void tell(Wait wait) {
        Reading reading = wait.reading;
        int loop = loops.loopOf(wait.thread, reading.stack.frames());
        Stack stack = loop < 0
                ? reading.stack
                : StackReading.readAt(reading.stack.frames(), reading.stack.kind(), loop, Execution.EVENT_LOOP_TASK);
        Pool pool = pools.learn(wait.thread, stack, loop < 0 ? reading.root : Execution.EVENT_LOOP_TASK);
        if (stack.execution().inTask()) {
            Park park = new Park(wait.atMillis, wait.nanos, wait.thread, false, pool, stack);
            findings.accept(park);
            histories.accept(park);
        }
    }

    /** What a sample shows of its thread: an idle worker is not sampled, but one at work and a selector in its select are. */
    private void sampled(RecordedEvent event) {
        RecordedThread thread = event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
        RecordedStackTrace trace = event.getStackTrace();
        if (thread == null || thread.getJavaThreadId() <= 0 || trace == null || isVirtual(thread)) {
            return;
        }
        Reading reading = read(trace, null);
        if (reading != null && reading.root != Execution.OWN_THREAD) {
            pools.learn(name(thread), reading.stack, reading.root);
        } else if (reading != null && SelectLoops.isSelect(reading.stack.frames())) {
            loops.selected(name(thread), reading.stack.frames());
        }
    }

    private @Nullable Reading read(RecordedStackTrace trace, @Nullable WaitKind seenAs) {
        Reading known = stacks.get(trace);
        if (known != null && known.seenAs == seenAs) {
            return known;
        }
        List<Frame> frames = code.frames(lines(trace));
        if (frames.isEmpty()) {
            return null;
        }
        if (stacks.size() >= MAX_STACKS) {
            stacks.clear(); // objects of a chunk that has been read are not met again
        }
        Reading reading =
                new Reading(seenAs, trace.isTruncated(), StackReading.root(frames), StackReading.read(frames, seenAs));
        stacks.put(trace, reading);
        return reading;
    }

    private static List<NamedCode.Line> lines(RecordedStackTrace trace) {
        List<NamedCode.Line> lines = new ArrayList<>();
        for (RecordedFrame frame : trace.getFrames()) {
            if (frame.isJavaFrame()
                    && frame.getMethod() != null
                    && !frame.getMethod().isHidden()) {
                lines.add(new NamedCode.Line(
                        frame.getMethod().getType().getName(),
                        frame.getMethod().getName(),
                        null,
                        frame.getLineNumber()));
            }
        }
        return lines;
    }

    /** The field is there from 21 on; the method of this JDK may be older. */
    private static boolean isVirtual(RecordedThread thread) {
        return thread.hasField("virtual") && thread.getBoolean("virtual");
    }

    private static String name(RecordedThread thread) {
        String name = thread.getJavaName();
        return name == null ? "?" : name;
    }

    /** All that the recording says; call once, after the last event. */
    Report report() {
        place();
        dumps.open(open -> {
            findings.accept(open);
            histories.accept(open);
        });
        List<String> notes = new ArrayList<>(settings.notes());
        if (withoutStack > 0) {
            notes.add(withoutStack + " waits have no stack trace in this recording and could not be examined: set"
                    + " stackTrace=true for their events.");
        }
        if (cutOff + unplaced > 0) {
            notes.add(cutOff + unplaced + " waits have a stack that was cut off before it shows whether a pool ran it"
                    + " and could not be examined: record with -XX:FlightRecorderOptions=stackdepth=256.");
        }
        return PlainReport.of(run, settings.losses(), notes, findings, histories, pools.all(), cutOff + unplaced);
    }

    /** By now every thread that showed its root in some event is known. */
    private void place() {
        for (Wait wait : pending) {
            List<Frame> frames = wait.reading.stack.frames();
            if (!wait.reading.cut) {
                if (loops.runsIn(wait.thread, frames)) {
                    tell(wait);
                }
                continue;
            }
            List<Frame> root = pools.rootOf(wait.thread);
            if (root.isEmpty()) {
                cutOff++;
                continue;
            }
            List<Frame> whole = new ArrayList<>(frames);
            whole.addAll(root);
            Stack stack = StackReading.read(whole, wait.reading.seenAs);
            tell(new Wait(
                    wait.atMillis,
                    wait.nanos,
                    wait.thread,
                    new Reading(wait.reading.seenAs, true, StackReading.root(whole), stack)));
        }
        pending.clear();
    }
}
