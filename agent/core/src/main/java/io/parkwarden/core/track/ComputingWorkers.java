/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.PoolPurpose;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose code the workers compute that a look at all pools found running. Processor time says who computes; a few stacks
 * say in what, and stand for the others of their pool. A stack is taken only where its answer is wanted: on the common
 * pool, where tasks wait as well, and on pools that add threads at will while more of these compute than there are
 * processors. A worker that is in the task that it was in when its stack was taken needs no other.
 *
 * <p>The agent's thread calls, one look after the other. Holds no thread from look to look; bounded.
 */
final class ComputingWorkers {
    private static final int LIMIT = 20_000;

    /** Stacks of one look for the common pool, and for all others; each stops one thread (21, 25) or for a moment all (17). */
    private static final int STACKS = 4;

    /** Processor time between two looks from which a worker computes rather than waits. */
    private static final long WORTH_NANOS = 5_000_000;

    /** The same where so many compute that each gets little. */
    private static final long LEAST_NANOS = 1_000_000;

    private static final long LONGEST_GAP_NANOS = 1_000_000_000;

    /** No processor time is known of the look before. */
    private static final long UNKNOWN = -1;

    private final ProcessorState kernel = new ProcessorState();
    private final StackShapes shapes;
    private final LoadedClasses classes;
    private final TaskLoads loads;
    private final TaskProfiles profiles;
    private final int processors;
    private Map<Long, Known> known = new HashMap<>();
    private Map<Long, Known> seen = new HashMap<>();
    private Map<String, Group> groups = new LinkedHashMap<>();
    private long lookedNanos;
    private long gap;
    private int turn;

    /** A worker as the last look left it. */
    private static final class Known {
        /** Processor time that it had used when last accounted for, and when that was. */
        long cpuNanos = UNKNOWN;

        long sinceNanos;
        long tasksDone;

        /** Whether the task that it was in has been counted. */
        boolean counted;

        /** Of the task that it was in, if it was taken and the worker counts its tasks. */
        @Nullable
        Stack stack;

        void account(long cpuNanos, long nowNanos) {
            this.cpuNanos = cpuNanos;
            this.sinceNanos = nowNanos;
        }
    }

    private record Busy(Thread thread, Known known, long cpuNanos, long nanos, long heldNanos, long tasks) {}

    /** The executors of one name and kind: a scheduler may have one for each thread. */
    private static final class Group {
        final Pool pool;
        final List<Busy> busy = new ArrayList<>();

        Group(Pool pool) {
            this.pool = pool;
        }
    }

    /**
     * A worker that computes.
     *
     * @param processorNanos processor time since it was last accounted for, in ns
     * @param heldNanos time since then, in ns
     * @param tasks tasks of which this is the first that was seen
     * @param standsFor for how many workers it was looked at, itself included
     */
    record Found(
            Pool pool, String thread, Stack stack, long processorNanos, long heldNanos, long tasks, double standsFor) {}

    ComputingWorkers(
            StackShapes shapes, LoadedClasses classes, TaskLoads loads, TaskProfiles profiles, int processors) {
        this.shapes = shapes;
        this.classes = classes;
        this.loads = loads;
        this.profiles = profiles;
        this.processors = processors;
    }

    /** Begins a look at all pools. */
    void begin(long now) {
        gap = lookedNanos == 0 ? 0 : Math.min(now - lookedNanos, LONGEST_GAP_NANOS);
        lookedNanos = now;
        seen = new HashMap<>();
        groups = new LinkedHashMap<>();
        turn++;
    }

    /** What the look saw of one pool. */
    void look(Pool pool, WorkerLooks.Seen workers) {
        boolean sized = pool.kind() == PoolKind.COMMON || profiles.waitsIn(pool);
        if (!sized && !PoolPurpose.elastic(pool)) {
            return;
        }
        Set<Long> running = new HashSet<>();
        List<Busy> busy = new ArrayList<>();
        for (WorkerLooks.Running worker : workers.running) {
            running.add(worker.thread().getId());
            Busy one = busy(worker, pool.kind() == PoolKind.COMMON);
            if (one != null) {
                busy.add(one);
            }
        }
        for (Thread worker : workers.threads) {
            if (!running.contains(worker.getId())) {
                rests(worker, sized);
            }
        }
        if (!busy.isEmpty()) {
            groups.computeIfAbsent(pool.name() + "|" + pool.kind(), key -> new Group(pool))
                    .busy
                    .addAll(busy);
        }
    }

    /**
     * @param patient whether what is too little for a stack is left for the next look, so that a task is seen that gets little of
     *     a busy machine; where it counts how many compute at once, it is not
     */
    private @Nullable Busy busy(WorkerLooks.Running worker, boolean patient) {
        Known now = known.get(worker.thread().getId());
        if (now == null) {
            now = new Known();
            // A thread that the look before did not see is new, so all of its processor time is since then.
            now.account(gap > 0 ? 0 : UNKNOWN, lookedNanos - gap);
        }
        long since = now.cpuNanos;
        long held = Math.min(lookedNanos - now.sinceNanos, LONGEST_GAP_NANOS);
        long tasks = worker.tasksDone() - now.tasksDone;
        now.tasksDone = worker.tasksDone();
        if (tasks > 0) {
            now.stack = null;
            now.counted = false;
        }
        keep(worker.thread(), now);
        boolean measured = worker.cpuNanos() > 0 && since != UNKNOWN;
        long used = measured ? Math.min(worker.cpuNanos() - since, held) : 0;
        if (!measured || !patient) {
            now.account(worker.cpuNanos(), lookedNanos);
        }
        if (used < LEAST_NANOS) {
            return null;
        }
        long begun = now.counted ? 0 : Math.max(1, tasks);
        now.counted = true;
        return new Busy(worker.thread(), now, worker.cpuNanos(), used, held, begun);
    }

    /** Of a worker that does not run now, the processor time is asked only where short computing counts as well. */
    private void rests(Thread worker, boolean sized) {
        Known before = known.get(worker.getId());
        Known now = before == null ? new Known() : before;
        now.account(sized ? kernel.cpuNanos(worker) : UNKNOWN, lookedNanos);
        now.stack = null;
        now.counted = false;
        keep(worker, now);
    }

    private void keep(Thread worker, Known now) {
        if (seen.size() < LIMIT) {
            seen.put(worker.getId(), now);
        }
    }

    /** Ends the look: tells whose code it was. */
    void end(long now) {
        known = seen;
        long elastic = 0;
        for (Group group : groups.values()) {
            long worth = worth(group.busy.size());
            group.busy.removeIf(one -> one.nanos < worth);
            group.busy.forEach(one -> one.known.account(one.cpuNanos, lookedNanos));
            elastic += PoolPurpose.elastic(group.pool) ? group.busy.size() : 0;
        }
        int stacks = STACKS;
        List<Found> found = new ArrayList<>();
        double crowd = 0;
        for (Group group : inTurn()) {
            boolean common = group.pool.kind() == PoolKind.COMMON;
            boolean adds = PoolPurpose.elastic(group.pool);
            if (!common && !(adds && elastic > processors) && !profiles.waitsIn(group.pool)) {
                continue;
            }
            List<Found> here = new ArrayList<>();
            int taken = find(group, common ? STACKS : stacks, here);
            stacks -= common ? 0 : taken;
            for (Found one : here) {
                crowd += adds ? one.standsFor : 0;
            }
            found.addAll(here);
        }
        loads.look(found, now);
        profiles.look(found, crowd, gap, now);
        groups = new LinkedHashMap<>();
    }

    /** Not always the same pools first: the last ones may get no stack. */
    private List<Group> inTurn() {
        List<Group> all = new ArrayList<>(groups.values());
        List<Group> turned = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            turned.add(all.get((turn + i) % all.size()));
        }
        return turned;
    }

    /** With many times more threads than processors each gets a little now and then. */
    private long worth(int busy) {
        long share = gap * processors / (4L * Math.max(1, busy));
        return Math.max(LEAST_NANOS, Math.min(WORTH_NANOS, share));
    }

    private int find(Group group, int stacks, List<Found> found) {
        List<Busy> unknown = new ArrayList<>();
        for (Busy one : group.busy) {
            Stack stack = one.known.stack;
            if (stack != null) {
                found.add(found(group, one, stack, 1));
            } else {
                unknown.add(one);
            }
        }
        int taken = Math.min(stacks, unknown.size());
        for (int i = 0; i < taken; i++) {
            Busy one = unknown.get((turn + i) % unknown.size());
            Stack stack = computes(one.thread);
            if (stack != null) {
                boolean counts = group.pool.kind() != PoolKind.COMMON && group.pool.kind() != PoolKind.FORK_JOIN;
                one.known.stack = counts ? stack : null;
                found.add(found(group, one, stack, (double) unknown.size() / taken));
            }
        }
        return taken;
    }

    private Found found(Group group, Busy one, Stack stack, double standsFor) {
        return new Found(group.pool, ThreadNames.of(one.thread), stack, one.nanos, one.heldNanos, one.tasks, standsFor);
    }

    /** The stack of a thread that computes inside a task; null if it does something else by now. */
    private @Nullable Stack computes(Thread thread) {
        StackTraceElement[] trace =
                thread.getState() == Thread.State.RUNNABLE ? thread.getStackTrace() : new StackTraceElement[0];
        if (trace.length == 0 || waitsInNative(trace[0])) {
            return null;
        }
        Stack stack = shapes.of(classes.frames(List.of(trace)), null).stack();
        return stack.execution().inTask() ? stack : null;
    }

    /** A thread that waits for data is runnable to Java. */
    private static boolean waitsInNative(StackTraceElement innermost) {
        String name = innermost.getClassName();
        return innermost.isNativeMethod()
                && (name.startsWith("java.net.") || name.startsWith("java.io.") || name.startsWith("sun.nio."));
    }
}
