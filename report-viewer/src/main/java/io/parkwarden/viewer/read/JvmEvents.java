/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.Detectors;
import io.parkwarden.detectors.Findings;
import io.parkwarden.detectors.PoolHistories;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Carriers;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pin;
import io.parkwarden.model.PinReason;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import io.parkwarden.viewer.jfr.Chunk;
import io.parkwarden.viewer.jfr.Event;
import io.parkwarden.viewer.jfr.Trace;
import io.parkwarden.viewer.jfr.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
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

    /** That of the agent's option pin-threshold. */
    private static final long PIN_THRESHOLD_NANOS = 20_000_000;

    private static final String PINNED = "jdk.VirtualThreadPinned";

    private static final int MAX_PENDING = 20_000;
    private static final int PENDING_OF_A_THREAD = 64;
    private static final int MAX_DEFERRED = 50_000;
    private static final int MAX_STACKS = 50_000;

    private final Findings findings = new Findings(Detectors.all());
    private final PoolHistories histories = new PoolHistories();
    private final NamedPools pools = new NamedPools();
    private final SelectLoops loops = new SelectLoops();
    private final RecordedRun run = new RecordedRun();
    private final RecordedSettings settings = new RecordedSettings();
    private final RecordedPauses pauses = new RecordedPauses();
    private final NamedCode code;
    private final DumpedThreads dumps;
    private final IdentityHashMap<Trace, Reading> stacks = new IdentityHashMap<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private final List<Wait> pending = new ArrayList<>();
    private final Map<String, Integer> pendingOf = new HashMap<>();
    private long examined;
    private long withoutStack;
    private long unplaced;
    private long cutOff;
    private long pins;
    private long firstThrown = Long.MAX_VALUE;
    private long lastThrown;

    /** A stack with all that can be read off it; {@code root} is what its thread is, idle or not. */
    private record Reading(@Nullable WaitKind seenAs, boolean cut, Execution root, Stack stack) {}

    /** A wait whose chunk has not been read to its end. */
    private record Deferred(long beginNanos, long nanos, long leastNanos, LongConsumer tell) {}

    private record Wait(long atMillis, long nanos, String thread, Reading reading) {}

    /**
     * @param packages prefixes of the user's own packages; empty to go by the main class
     */
    JvmEvents(List<String> packages) {
        code = new NamedCode(packages);
        dumps = new DumpedThreads(code, pools);
    }

    /** By name of the event, what reads it. */
    Map<String, Consumer<Event>> readers() {
        Map<String, Consumer<Event>> readers = new HashMap<>();
        WaitEvents.KINDS.forEach((name, kind) -> readers.put(name, event -> await(event, kind)));
        readers.put(WaitEvents.PARK, event -> {
            if (event.durationNanos() >= THRESHOLD_NANOS) {
                await(event, WaitEvents.parkedOn(parkedClass(event)));
            }
        });
        readers.put(PINNED, this::pinned);
        readers.put("jdk.ExceptionStatistics", event -> {
            long thrown = event.getLong("throwables");
            firstThrown = Math.min(firstThrown, thrown);
            lastThrown = Math.max(lastThrown, thrown);
        });
        pauses.addTo(readers);
        readers.put("jdk.ExecutionSample", this::sampled);
        readers.put("jdk.NativeMethodSample", this::sampled);
        readers.put("jdk.ThreadDump", event -> dumps.text(event.startMillis(), event.getString("result")));
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

    /** The chunk that is read next. */
    void begin(Chunk chunk) {
        settings.types(chunk.types());
        run.during(chunk.startMillis(), chunk.endMillis());
    }

    /** All of the chunk has been read. */
    void end(Chunk chunk) {
        tellDeferred();
        pauses.forgetBefore(chunk.startMillis());
        stacks.clear(); // its objects are not met again
        pools.forgetStacks();
    }

    /** Whether there was an event by which one can tell what threads wait for. */
    boolean any() {
        return examined + withoutStack + pins > 0 || dumps.any() || settings.knowsWaits();
    }

    private static @Nullable String parkedClass(Event event) {
        if (!event.hasField("parkedClass")) {
            return null;
        }
        return event.getClassName("parkedClass");
    }

    private void await(Event event, @Nullable WaitKind kind) {
        if (event.durationNanos() < THRESHOLD_NANOS) {
            return;
        }
        Worker thread = event.getThread();
        if (thread == null || thread.id() <= 0 || thread.virtual()) {
            return; // a thread of the JVM itself, or one that may wait
        }
        Trace trace = event.getStackTrace();
        if (trace == null || trace.calls().isEmpty()) {
            withoutStack++;
            return;
        }
        examined++;
        Reading reading = read(trace, kind);
        if (reading == null) {
            return;
        }
        String name = name(thread);
        long atMillis = event.endMillis();
        defer(event, THRESHOLD_NANOS, nanos -> {
            Wait wait = new Wait(atMillis, nanos, name, reading);
            if (reading.root == Execution.OWN_THREAD && !loops.runsIn(name, reading.stack.frames())) {
                keep(wait);
            } else {
                tell(wait);
            }
        });
    }

    /** Tells the wait once the pauses of its chunk are known, with its length without them, if that is enough. */
    private void defer(Event event, long leastNanos, LongConsumer tell) {
        if (deferred.size() >= MAX_DEFERRED) {
            tellDeferred(); // with the pauses that are known so far
        }
        deferred.add(new Deferred(event.startNanos(), event.durationNanos(), leastNanos, tell));
    }

    private void tellDeferred() {
        pauses.arrange();
        for (Deferred wait : deferred) {
            long nanos = wait.nanos - pauses.within(wait.beginNanos, wait.beginNanos + wait.nanos);
            if (nanos >= wait.leastNanos) {
                wait.tell.accept(nanos);
            }
        }
        deferred.clear();
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

    /**
     * A virtual thread that kept its carrier. The event has its stack, and from 24 on a reason; how the other carriers did
     * is not known.
     */
    private void pinned(Event event) {
        Worker thread = event.getThread();
        Trace trace = event.getStackTrace();
        if (event.durationNanos() < PIN_THRESHOLD_NANOS || thread == null || trace == null) {
            return;
        }
        Reading reading = read(trace, null);
        if (reading == null) {
            return;
        }
        pins++;
        long atMillis = event.endMillis();
        String name = thread.name() == null ? "" : thread.name();
        PinReason reason = reason(event.hasField("pinnedReason") ? event.getString("pinnedReason") : null);
        defer(
                event,
                PIN_THRESHOLD_NANOS,
                nanos -> findings.accept(new Pin(
                        atMillis,
                        nanos,
                        name,
                        reading.stack,
                        reason,
                        List.of(),
                        null,
                        null,
                        Carriers.UNKNOWN,
                        List.of())));
    }

    /** In the words of 24 and later (hotspot, continuationFreezeThaw and objectMonitor); before, nothing is said. */
    private static PinReason reason(@Nullable String words) {
        String said = words == null ? "" : words.toLowerCase(Locale.ROOT);
        if (said.contains("<clinit>")) {
            return PinReason.INITIALISER_ON_STACK;
        }
        return said.contains("native") ? PinReason.NATIVE_FRAME : PinReason.UNKNOWN;
    }

    /** What a sample shows of its thread: an idle worker is not sampled, but one at work and a selector in its select are. */
    private void sampled(Event event) {
        Worker thread = event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
        Trace trace = event.getStackTrace();
        if (thread == null || thread.id() <= 0 || trace == null || thread.virtual()) {
            return;
        }
        Reading reading = read(trace, null);
        if (reading != null && reading.root != Execution.OWN_THREAD) {
            pools.learn(name(thread), reading.stack, reading.root);
        } else if (reading != null && SelectLoops.isSelect(reading.stack.frames())) {
            loops.selected(name(thread), reading.stack.frames());
        }
    }

    private @Nullable Reading read(Trace trace, @Nullable WaitKind seenAs) {
        Reading known = stacks.get(trace);
        if (known != null && known.seenAs == seenAs) {
            return known;
        }
        List<Frame> frames = code.frames(lines(trace));
        if (frames.isEmpty()) {
            return null;
        }
        if (stacks.size() >= MAX_STACKS) {
            stacks.clear(); // a chunk with more stacks than that has them read again
        }
        Reading reading =
                new Reading(seenAs, trace.isTruncated(), StackReading.root(frames), StackReading.read(frames, seenAs));
        stacks.put(trace, reading);
        return reading;
    }

    private static List<NamedCode.Line> lines(Trace trace) {
        return trace.calls().stream()
                .map(call -> new NamedCode.Line(call.className(), call.method(), null, call.line()))
                .toList();
    }

    private static String name(Worker thread) {
        return thread.name() == null ? "?" : thread.name();
    }

    /** All that the recording says; call once, after the last event. */
    Report report() {
        tellDeferred();
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
        if (lastThrown > firstThrown) {
            notes.add(lastThrown - firstThrown
                    + " exceptions were thrown while it was recorded. Whether somebody received"
                    + " those of futures and tasks is in no event of the JVM: the agent tells.");
        }
        return PlainReport.of(
                run,
                settings.losses(),
                settings.has(PINNED),
                notes,
                findings,
                histories,
                pools.all(),
                cutOff + unplaced);
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
