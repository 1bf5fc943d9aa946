/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Stack;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The thread dumps in a recording. They show what no event of a wait does: waits that are not over. A worker that two
 * dumps in a row show with one stack, and that used no processor between them, waited all the time from one to the other.
 * Not thread-safe; keeps one stack per thread.
 */
final class DumpedThreads {
    private static final int THREADS = 20_000;

    /** Waking up to look at a clock and parking again takes less than this, in ms of processor time. */
    private static final double IDLE_MILLIS = 2;

    private static final Pattern HEAD = Pattern.compile("\"(.*)\" (?:#\\d+ |\\[).*");
    private static final Pattern CPU = Pattern.compile(" cpu=([0-9.]+)ms ");
    private static final Pattern WAITING =
            Pattern.compile("jdk\\.internal\\.misc\\.Unsafe\\.park|java\\.lang\\.Object\\.wait.*"
                    + "|java\\.lang\\.Thread\\.sleep.*|sun\\.nio\\.ch\\..*|java\\.net\\..*|java\\.io\\.(File|RandomAccess|Console).*"
                    + "|java\\.lang\\.ProcessImpl.*");
    private static final Pattern FRAME = Pattern.compile("\\s*at ([^(]+)\\.([^.(]+)\\(([^)]*)\\)");

    private final NamedCode code;
    private final NamedPools pools;
    private Map<String, Seen> seen = new HashMap<>();
    private long lastMillis;
    private boolean any;

    /**
     * One thread of a dump.
     *
     * @param cpuMillis processor time it has used, in ms; negative if unknown
     * @param state its state as the dump has it; empty if it has none
     */
    record Dumped(String name, double cpuMillis, String state, List<NamedCode.Line> lines) {
        /** Whether it waits: by its state, or because it is in native code of the JDK that waits. */
        boolean waits() {
            if (state.contains("WAITING") || state.contains("BLOCKED")) {
                return true;
            }
            NamedCode.Line top = lines.get(0);
            return top.number() == -2
                    && WAITING.matcher(top.className() + "." + top.method()).matches();
        }

        /** What its state tells of the wait. */
        @Nullable
        WaitKind seenAs() {
            if (state.contains("BLOCKED")) {
                return WaitKind.MONITOR;
            }
            if (state.contains("(sleeping)")) {
                return WaitKind.SLEEP;
            }
            return state.contains("(on object monitor)") ? WaitKind.OBJECT_WAIT : null;
        }
    }

    /** Workers of the pool, idle ones included, that the dumps have shown. */
    int workers(String pool) {
        return pools.workers(pool);
    }

    private record Seen(
            long sinceMillis,
            int times,
            double cpuMillis,
            Stack stack,
            @Nullable Pool pool) {
        /** The same wait, if nothing has moved since the dump before. */
        Seen after(Seen before) {
            boolean same = cpuMillis >= 0
                    && cpuMillis - before.cpuMillis < IDLE_MILLIS
                    && stack.frames().equals(before.stack.frames());
            return same ? new Seen(before.sinceMillis, before.times + 1, cpuMillis, stack, pool) : this;
        }
    }

    DumpedThreads(NamedCode code, NamedPools pools) {
        this.code = code;
        this.pools = pools;
    }

    boolean any() {
        return any;
    }

    /** A dump in the form of jstack. */
    void text(long atMillis, @Nullable String text) {
        if (text != null && atMillis >= lastMillis) {
            dump(atMillis, parse(text));
        }
    }

    /** A dump that somebody else has read. */
    void dump(long atMillis, List<Dumped> threads) {
        any |= !threads.isEmpty();
        Map<String, Seen> now = new HashMap<>();
        for (Dumped thread : threads) {
            List<Frame> frames = code.frames(thread.lines);
            Execution root = frames.isEmpty() ? Execution.OWN_THREAD : StackReading.root(frames);
            if (root == Execution.OWN_THREAD || now.size() >= THREADS) {
                continue;
            }
            Stack stack = StackReading.read(frames, thread.seenAs());
            Pool pool = pools.learn(thread.name, stack, root);
            if (!stack.execution().inTask() || !thread.waits()) {
                continue;
            }
            Seen first = new Seen(atMillis, 1, thread.cpuMillis, stack, pool);
            Seen before = seen.get(thread.name);
            now.put(thread.name, before == null ? first : first.after(before));
        }
        seen = now;
        lastMillis = atMillis;
    }

    /** The waits that the last dump shows and that had begun before the dump before it. */
    void open(Consumer<Fact> facts) {
        seen.forEach((thread, wait) -> {
            long nanos = (lastMillis - wait.sinceMillis) * 1_000_000;
            if (wait.times > 1) {
                facts.accept(new Park(lastMillis, nanos, thread, false, wait.pool, wait.stack));
                facts.accept(new StillBlocked(lastMillis, nanos, thread, wait.pool, wait.stack, wait.times - 1));
            }
        });
    }

    /** The waits of workers that the last dump shows, however long they are: a length of 0 stands for unknown. */
    void now(Consumer<Fact> facts) {
        seen.forEach((thread, wait) -> facts.accept(new Park(lastMillis, 0, thread, false, wait.pool, wait.stack)));
    }

    /** The threads of a dump in the form of jstack; what is no thread with a Java stack is left out. */
    static List<Dumped> parse(String text) {
        List<Dumped> threads = new ArrayList<>();
        String name = null;
        double cpu = -1;
        String state = "";
        List<NamedCode.Line> lines = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith("\"")) {
                end(threads, name, cpu, state, lines);
                Matcher head = HEAD.matcher(line);
                name = head.matches() ? head.group(1) : null;
                Matcher used = CPU.matcher(line);
                cpu = used.find() ? Double.parseDouble(used.group(1)) : -1;
                state = "";
                lines = new ArrayList<>();
            } else if (line.contains("java.lang.Thread.State:")) {
                state = line;
            } else {
                Matcher frame = FRAME.matcher(line);
                if (frame.matches()) {
                    lines.add(line(frame.group(1), frame.group(2), frame.group(3)));
                }
            }
        }
        end(threads, name, cpu, state, lines);
        return threads;
    }

    private static void end(
            List<Dumped> threads, @Nullable String name, double cpu, String state, List<NamedCode.Line> lines) {
        if (name != null && !lines.isEmpty()) {
            threads.add(new Dumped(name, cpu, state, lines));
        }
    }

    /** A frame; loader and module before the class or the file are left out. */
    static NamedCode.Line line(String type, String method, String place) {
        String className = type;
        int slash = type.lastIndexOf('/');
        if (slash >= 0 && !type.substring(0, slash).contains("$$")) {
            className = type.substring(slash + 1);
        }
        String file = place.substring(place.lastIndexOf('/') + 1);
        if (file.equals("Native Method")) {
            return new NamedCode.Line(className, method, null, -2);
        }
        int colon = file.lastIndexOf(':');
        if (colon < 0) {
            return new NamedCode.Line(className, method, file.endsWith(".java") ? file : null, -1);
        }
        String digits = file.substring(colon + 1);
        int number = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
        return new NamedCode.Line(className, method, file.substring(0, colon), number);
    }
}
