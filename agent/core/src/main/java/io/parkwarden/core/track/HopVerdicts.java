/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.HopHooks;
import io.parkwarden.core.track.HopCode.State;
import io.parkwarden.detectors.RedundantHop;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Hop;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Submission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides of what {@link Hops} counts and times which codes are told, leaves the others alone for a while, and says in
 * which turns all submissions are looked at. Hops of a code that is told are counted in one turn of {@value #ONE_TURN_IN};
 * those between are estimated from the rates before and after. Threads of the agent call, one at a time.
 */
public final class HopVerdicts {
    private static final int ONE_TURN_IN = 8;

    /** From how many hops on it is worth to measure what one costs. */
    private static final int MEASURED_FROM = 200;

    private static final int SAMPLES = 32;

    /** A code that is no finding after so many hops, or so long, is left. */
    private static final int PATIENCE_HOPS = 20_000;

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** No hop costs as much, in ns: such tasks are left at once. */
    private static final long LONG_WORK_NANOS = 100_000;

    private static final long ACTIVE_NANOS = 1_000_000_000;
    private static final long TELL_NANOS = 1_000_000_000;
    private static final long SITE_PATIENCE_NANOS = 1_000_000_000;
    private static final long LEAVE_NANOS = 10_000_000_000L;
    private static final long LEAVE_AT_MOST_NANOS = 300_000_000_000L;

    /** For so long in ns a measured cost is good at least. */
    private static final long GOOD_NANOS = 1_000_000_000;

    /** Hops that one fact stands for at most. */
    private static final long IN_ONE = 100_000;

    private final Hops hops;
    private final Pools pools;
    private final FactQueue facts;

    private final Measured threadPool = new Measured();
    private final Measured forkJoinPool = new Measured();
    private final long startNanos = System.nanoTime();
    private boolean counting;
    private long beganNanos;
    private long turn;

    /**
     * What a hop costs on one kind of pool. Tasks become faster while the JVM warms up, and so do hops: what was measured
     * after a second is good for another second, after a minute for a minute.
     */
    private static final class Measured {
        private volatile @Nullable HopCost cost;
        private boolean wanted;
        private long goodUntilNanos;

        private boolean isGood(long now) {
            HopCost known = cost;
            return known != null && (known.hop() == 0 || now - goodUntilNanos < 0);
        }
    }

    HopVerdicts(Hops hops, Pools pools, FactQueue facts) {
        this.hops = hops;
        this.pools = pools;
        this.facts = facts;
    }

    /** Over all executors of the JVM. */
    public static HopVerdicts overAll(
            Submissions submissions, StackShapes shapes, Origins origins, Pools pools, FactQueue facts) {
        return new HopVerdicts(
                new Hops(shapes, origins, pools::poolOf, submissions::unwrap, submissions::wantAtOnce), pools, facts);
    }

    /** The hooks are woven: begins to look. */
    public void begin() {
        beganNanos = System.nanoTime();
        HopHooks.connect(PrivilegedSinks.of(hops));
        HopHooks.follow(true, true);
    }

    /** Looks no more. */
    public void stop() {
        HopHooks.connect(null);
    }

    /** A turn of the agent's thread. */
    public synchronized void turn(long now) {
        boolean open = false;
        boolean told = false;
        long closed = hops.closedNanos();
        for (HopCode code : hops.codes().all()) {
            long seen = code.hops.get();
            long more = seen - code.seenHops;
            code.seenHops = seen;
            if (more > 0) {
                code.activeNanos = now;
                code.openedNanos = code.openedNanos == 0 ? now : code.openedNanos;
            }
            if (code.state == State.OPEN) {
                decide(code, now, false);
            } else if (code.state == State.LEFT && code.leftNanos != Long.MAX_VALUE && now - code.leftNanos >= 0) {
                code.reopen();
            } else if (code.state == State.TOLD) {
                estimate(code, more, closed == 0 ? now : closed);
            }
            open |= code.state == State.OPEN && code.openedNanos != 0 && now - code.activeNanos < ACTIVE_NANOS;
            told |= code.state == State.TOLD;
        }
        turn++;
        counting = open || (told && turn % ONE_TURN_IN == 0);
        beganNanos = now;
        hops.turn(counting, now);
        tell(now, false);
    }

    /** The hops between two turns in which all were counted. */
    private void estimate(HopCode code, long more, long until) {
        if (!counting || until <= beganNanos) {
            code.countedBetween += more;
            return;
        }
        double rate = (double) more / (until - beganNanos);
        if (code.countedUntilNanos != 0) {
            double between = code.rate < 0 ? rate : (code.rate + rate) / 2;
            code.estimate(more == 0 ? code.rate : between, more == 0 ? code.glimpsedNanos : beganNanos);
        }
        code.rate = rate;
        code.countedBetween = 0;
        code.countedUntilNanos = until;
    }

    private void decide(HopCode code, long now, boolean last) {
        long seen = code.hops.get();
        if (code.works.size() >= 2 * SAMPLES && code.works.quantile(0.5) > LONG_WORK_NANOS) {
            leave(code, now);
            return;
        }
        Object executor = code.executor.get();
        Measured measured = measured(code);
        HopCost cost = measured.cost;
        measured.wanted |= seen >= MEASURED_FROM && (last ? cost == null : !measured.isGood(now));
        boolean known = cost != null && cost.hop() > 0 && (last || measured.isGood(now));
        if (executor == null || seen < RedundantHop.OFTEN || code.works.size() < SAMPLES || cost == null || !known) {
            boolean given = code.openedNanos != 0 && now - code.openedNanos > PATIENCE_NANOS;
            if (given && seen >= RedundantHop.OFTEN) {
                leave(code, now); // its tasks queue for too long to be timed, or this JVM tells no processor time
            }
            return;
        }
        if (code.pool == null) {
            code.pool = state(executor, code.worker());
        }
        if (RedundantHop.isRedundant(fact(code, cost, seen, 0))) {
            if (code.hasLine() || last || now - code.openedNanos >= SITE_PATIENCE_NANOS) {
                code.state = State.TOLD;
                code.countedUntilNanos = now;
            }
        } else if (seen >= PATIENCE_HOPS || now - code.openedNanos > PATIENCE_NANOS) {
            leave(code, now);
        }
    }

    /** A virtual thread is started by its scheduler, a ForkJoinPool: it costs more than a hop there. */
    private Measured measured(HopCode code) {
        return code.threadPool ? threadPool : forkJoinPool;
    }

    private static void leave(HopCode code, long now) {
        code.leaveNanos = code.leaveNanos == 0 ? LEAVE_NANOS : Math.min(2 * code.leaveNanos, LEAVE_AT_MOST_NANOS);
        code.leftNanos = now + code.leaveNanos;
        code.state = State.LEFT;
    }

    private Pool state(Object executor, @Nullable Thread worker) {
        return executor instanceof ThreadPoolExecutor || executor instanceof ForkJoinPool
                ? pools.now(executor, worker)
                : new Pool("virtual threads", PoolKind.VIRTUAL_PER_TASK, Intent.BLOCKING, false, -1, -1, -1, -1);
    }

    private Hop fact(HopCode code, HopCost cost, long counted, long estimated) {
        HopCode.Line line = code.line();
        Pool pool = code.pool;
        if (pool == null) {
            throw new IllegalStateException("told before its pool was looked at");
        }
        long submit = code.submits.quantile(0.5);
        // A virtual thread is made, and handed to a scheduler, which is a ForkJoinPool.
        long least = pool.kind() == PoolKind.VIRTUAL_PER_TASK ? cost.hop() + submit : cost.hop();
        long besides = cost.besides(code.form);
        double atOnce = (double) code.atOnce.get() / Math.max(1, code.paired.get());
        return new Hop(
                AgentClock.millis(),
                code.workerName,
                pool,
                line.site(),
                line.frames(),
                code.code,
                counted,
                estimated,
                Math.max(0, code.others.get() - code.toldOthers),
                new Hop.Work(
                        code.works.size(),
                        Math.max(0, code.works.quantile(0.75) - besides),
                        Math.max(0, code.works.quantile(0.9) - besides),
                        code.rests.quantile(0.5),
                        atOnce),
                new Hop.Cost(submit, least),
                code.itself || isRecursive(code));
    }

    /** Whether tasks of this code lead to the next task of this code, by hops of whatever codes. */
    private boolean isRecursive(HopCode code) {
        Map<String, HopCode> known = new HashMap<>();
        for (HopCode other : hops.codes().all()) {
            if (other.executor.get() == code.executor.get()) {
                known.put(other.code, other);
            }
        }
        Set<HopCode> reached = new HashSet<>();
        return leadsTo(code, code, known, reached);
    }

    private static boolean leadsTo(HopCode from, HopCode code, Map<String, HopCode> known, Set<HopCode> reached) {
        for (String giver : code.givers) {
            HopCode giving = known.get(giver);
            if (giving == null) {
                continue;
            }
            boolean own = giving == code && code.library; // many tasks of a library have one class: see HopCode.itself
            if (giving == from && !own) {
                return true;
            }
            if (reached.add(giving) && leadsTo(from, giving, known, reached)) {
                return true;
            }
        }
        return false;
    }

    private void tell(long now, boolean last) {
        for (HopCode code : hops.codes().all()) {
            boolean gone = code.executor.refersTo(null);
            Measured measured = measured(code);
            HopCost cost = measured.cost;
            if (code.state != State.TOLD || cost == null || !(last || gone || now - code.toldNanos >= TELL_NANOS)) {
                continue;
            }
            if (last || gone) {
                code.estimate(code.rate, code.glimpsedNanos);
            }
            long counted = code.hops.get() - code.toldCounted;
            long estimated = (long) code.estimated - code.toldEstimated;
            code.toldCounted += counted;
            code.toldEstimated += estimated;
            code.toldNanos = now;
            measured.wanted |= counted + estimated > 0 && !last && !measured.isGood(now);
            while (counted + estimated > 0) {
                long some = Math.min(counted, IN_ONE);
                long guessed = Math.min(estimated, IN_ONE - some);
                facts.put(fact(code, cost, some, guessed));
                counted -= some;
                estimated -= guessed;
            }
            code.toldOthers = code.others.get();
        }
        hops.codes().forget();
    }

    /** Tells all that is known; a report is about to be written. */
    public synchronized void tellAll(long now) {
        for (HopCode code : hops.codes().all()) {
            if (code.state == State.OPEN) {
                decide(code, now, true);
            }
        }
        tell(now, true);
    }

    /** Somebody has submitted a task that was asked for. */
    public synchronized void took(Fact fact) {
        if (!(fact instanceof Submission submission)) {
            return;
        }
        for (HopCode code : hops.codes().all()) {
            code.submitted(submission);
        }
    }

    /** Whether it must be known what a hop costs, and is not. */
    public synchronized boolean wantsCost() {
        return threadPool.wanted || forkJoinPool.wanted;
    }

    /** Measures that; takes some milliseconds. On a thread of the agent that nobody waits for. */
    public void measure() {
        measure(threadPool, HopCost::ofThreadPool);
        measure(forkJoinPool, HopCost::ofForkJoinPool);
    }

    private void measure(Measured kind, Supplier<HopCost> by) {
        synchronized (this) {
            if (!kind.wanted) {
                return;
            }
        }
        HopCost cost = by.get(); // not under the lock: it waits for threads of its own
        synchronized (this) {
            long now = System.nanoTime();
            kind.cost = cost;
            kind.wanted = false;
            kind.goodUntilNanos = now + Math.max(GOOD_NANOS, now - startNanos);
        }
    }

    /** What a hop costs here, for the report; null while nobody asked. */
    public @Nullable String remark() {
        String threads = remark(threadPool, "a thread pool");
        String forks = remark(forkJoinPool, "a ForkJoinPool");
        if (threads == null || forks == null) {
            return "this JVM does not tell the processor time of its threads: no hop is judged";
        }
        return threads.isEmpty() && forks.isEmpty()
                ? null
                : "a hop costs at least " + threads + (threads.isEmpty() || forks.isEmpty() ? "" : ", ") + forks
                        + " of processor time on this JVM";
    }

    private static @Nullable String remark(Measured kind, String name) {
        HopCost cost = kind.cost;
        if (cost == null) {
            return "";
        }
        return cost.hop() == 0 ? null : cost.hop() + " ns in " + name;
    }

    /** Threads and codes for which there was no room. */
    public long dropped() {
        return hops.dropped();
    }
}
