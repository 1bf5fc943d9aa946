/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.ClassNames;
import io.parkwarden.detectors.TaskFrames;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Library;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Submission;
import io.parkwarden.model.TaskLoad;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What tasks of libraries take from the common pool. Waits come from the facts that are made anyway, processor time from
 * looks ({@link ComputingWorkers}). Nothing happens where tasks are
 * submitted but that {@link Submissions} is asked who submits these. Threads of the agent call, one at a time; holds no
 * thread.
 */
public final class TaskLoads {
    private static final int CODES = 256;
    private static final long TELL_NANOS = 1_000_000_000;

    /** How long to wait for a submission that says whose task it is. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Map<String, Load> loads = new HashMap<>();
    private final LoadedClasses classes;
    private final FactQueue facts;
    private final Consumer<Collection<String>> wanted;
    private long overlooked;

    private static final class Load {
        private final Set<String> codes;
        private final @Nullable Library library;
        private final long sinceNanos;
        private long toldNanos;
        private long processor;
        private long held;
        private long waited;
        private int waits;
        private int looks;
        private int atOnce;
        private double inThisLook;
        private long longest = -1;
        private String thread = "";
        private Pool pool;
        private Stack stack;
        private @Nullable Origin submitter;

        Load(Set<String> codes, @Nullable Library library, Pool pool, Stack stack, long now) {
            this.codes = codes;
            this.library = library;
            this.pool = pool;
            this.stack = stack;
            this.sinceNanos = now;
            this.toldNanos = now;
        }

        void computes(ComputingWorkers.Found worker) {
            processor += Math.round(worker.processorNanos() * worker.standsFor());
            held += Math.round(worker.heldNanos() * worker.standsFor());
            looks++;
            inThisLook += worker.standsFor();
            atOnce = Math.max(atOnce, (int) Math.round(inThisLook));
            pool = worker.pool();
            if (longest < 0) {
                longest = 0;
                stack = worker.stack();
                thread = worker.thread();
            }
        }

        void clear(long now) {
            toldNanos = now;
            processor = 0;
            held = 0;
            waited = 0;
            waits = 0;
            looks = 0;
            atOnce = 0;
        }
    }

    /** @param wanted is told the codes of tasks whose submission is to be looked at */
    public TaskLoads(LoadedClasses classes, FactQueue facts, Consumer<Collection<String>> wanted) {
        this.classes = classes;
        this.facts = facts;
        this.wanted = wanted;
    }

    /** What a look at all pools found computing. */
    synchronized void look(List<ComputingWorkers.Found> found, long now) {
        loads.values().forEach(load -> load.inThisLook = 0);
        for (ComputingWorkers.Found one : found) {
            Load load = one.pool().kind() == PoolKind.COMMON ? of(one.pool(), one.stack(), now) : null;
            if (load != null) {
                load.computes(one);
            }
        }
    }

    /** A fact that was made: a wait on the common pool, or who submitted a task. */
    public synchronized void took(Fact fact, long now) {
        if (fact instanceof Submission submission
                && !loads.isEmpty()
                && !submission.frames().isEmpty()) {
            Frame caller = submission.frames().get(0); // of the JDK's method that takes tasks
            for (Load load : loads.values()) {
                if (load.codes.contains(submission.code()) && load.submitter != Origin.APPLICATION) {
                    load.submitter = submitter(caller, submission.code());
                }
            }
        }
        if (!(fact instanceof Park park) || park.pool() == null || park.pool().kind() != PoolKind.COMMON) {
            return;
        }
        Load load = park.stack().execution().inTask() ? of(park.pool(), park.stack(), now) : null;
        if (load != null) {
            load.waited += park.nanos();
            load.waits++;
            if (park.nanos() > load.longest) {
                load.longest = park.nanos();
                load.stack = park.stack();
                load.thread = park.thread();
                load.pool = park.pool();
            }
        }
    }

    /** A library that gives its own tasks to the pool; another one's may only pass on what it was told to. */
    private static @Nullable Origin submitter(Frame caller, String code) {
        String packages = ClassNames.firstTwoPackages(caller.className());
        boolean own = packages != null && code.startsWith(packages);
        return caller.origin() == Origin.APPLICATION || own ? caller.origin() : null;
    }

    private @Nullable Load of(Pool pool, Stack stack, long now) {
        Frame begins = TaskFrames.guest(stack.frames());
        if (begins == null) {
            return null;
        }
        String code = begins.className() + "." + begins.method();
        Load load = loads.get(code);
        if (load == null) {
            if (loads.size() >= CODES) {
                overlooked++;
                return null;
            }
            Set<String> codes = new HashSet<>(Set.of(code, begins.className()));
            load = new Load(codes, classes.library(begins.className()), pool, stack, now);
            loads.put(code, load);
        }
        if (load.submitter == null) {
            wanted.accept(load.codes);
        }
        return load;
    }

    /**
     * Tells what has come together.
     *
     * @param last whether it is told now, due or not: a report is about to be written
     */
    public synchronized void tell(long now, boolean last) {
        for (Load load : loads.values()) {
            boolean known = load.submitter != null || now - load.sinceNanos >= PATIENCE_NANOS;
            boolean due = last || (known && now - load.toldNanos >= TELL_NANOS);
            if (!due || load.processor + load.waited == 0) {
                continue;
            }
            facts.put(new TaskLoad(
                    AgentClock.millis(),
                    load.processor,
                    load.held,
                    load.waited,
                    load.waits,
                    load.looks,
                    load.atOnce,
                    load.thread,
                    load.pool,
                    load.stack,
                    load.library,
                    load.submitter));
            load.clear(now);
        }
    }

    /** Looks and waits of tasks for which there was no room. */
    public synchronized long overlooked() {
        return overlooked;
    }
}
