/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.instrument.Signals;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Starvation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds pools that stand still and tells of each again while it does: at once, then after 1 s, 2 s, 4 s and so on. A
 * proof is tried only where each worker of a pool was parked in the same wait at two looks and tasks are queued. Only
 * the agent's thread calls.
 */
final class Standstills {
    private static final long FIRST_PAUSE_NANOS = 1_000_000_000;
    private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;
    private static final long FIRST_RETRY_NANOS = 100_000_000;
    private static final long LAST_RETRY_NANOS = 10_000_000_000L;

    /** A proof may take a fiftieth of a processor, but is never put off so long that it is told too late. */
    private static final int PROOF_SHARE = 50;

    private static final long LONGEST_PROOF_PAUSE_NANOS = 1_000_000_000;
    private static final int SHOWN = 16;
    private static final int LIMIT = 256;

    private final JdkObjects objects;
    private final TaskCode codes;
    private final Signals signals = new Signals();
    private final Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf;
    private final SubmissionSites sites;
    private final FactQueue facts;
    private final List<Standstill> known = new ArrayList<>();
    private final Map<Integer, Tried> tried = new HashMap<>();
    private long nextProofNanos;

    /** A pool and what a look saw of it. */
    record Looked(Object pool, Pool state, WorkerLooks.Seen seen) {}

    /** A waiter that is shown, with what it waits for. */
    private record Shown(StarvationProof.Waiter waiter, StarvationProof.Link link, Stack stack) {}

    /** Pools that stand still together, the one that is told of first. */
    private static final class Standstill {
        final Map<Integer, Long> sinceByPool = new HashMap<>();
        final WeakReference<Object> pool;
        final long sinceNanos;
        Starvation last;
        long toldNanos;

        Standstill(List<Looked> group, Starvation fact) {
            for (Looked one : group) {
                sinceByPool.put(System.identityHashCode(one.pool), since(one));
            }
            pool = new WeakReference<>(group.get(0).pool);
            sinceNanos = since(group.get(0));
            last = fact;
            toldNanos = fact.nanos();
        }

        /** Whether every worker of its pools is in the wait in which it was when this was proven. */
        boolean lasts(Map<Integer, Long> saturated) {
            return pool.get() != null && saturated.entrySet().containsAll(sinceByPool.entrySet());
        }
    }

    /** A full pool of which it could not be proven: tried again, each time later. */
    private record Tried(long sinceNanos, int times, long dueNanos) {}

    Standstills(
            JdkObjects objects,
            TaskCode codes,
            Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf,
            SubmissionSites sites,
            FactQueue facts) {
        this.sites = sites;
        this.codes = codes;
        this.objects = objects;
        this.shapeOf = shapeOf;
        this.facts = facts;
    }

    /** Looks for pools that stand still among those of one look; {@code last}: tells of all of them now. */
    void look(List<Looked> looked, long now, boolean last) {
        IdentityHashMap<Object, Looked> saturated = new IdentityHashMap<>();
        Map<Integer, Long> sinceByPool = new HashMap<>();
        for (Looked one : looked) {
            if (isSaturated(one, now)) {
                saturated.put(one.pool, one);
                sinceByPool.put(System.identityHashCode(one.pool), since(one));
            }
        }
        over(sinceByPool, now);
        retell(now, last);
        if (nextProofNanos != 0 && now - nextProofNanos < 0) {
            return;
        }
        int due = due(sinceByPool, now);
        if (due > 0) {
            if (due == 1) {
                // What is new by itself; with the pools that are known to stand still only where that does not suffice.
                saturated.keySet().removeIf(pool -> isKnown(System.identityHashCode(pool)));
            }
            prove(looked, saturated, now);
            long end = System.nanoTime();
            nextProofNanos = end + Math.min((end - now) * PROOF_SHARE, LONGEST_PROOF_PAUSE_NANOS);
        }
    }

    /** The most attempts, this one included, of a pool that is to be proven now; 0 if there is none. */
    private int due(Map<Integer, Long> sinceByPool, long now) {
        tried.keySet().retainAll(sinceByPool.keySet());
        int due = 0;
        for (Map.Entry<Integer, Long> pool : sinceByPool.entrySet()) {
            Tried before = tried.get(pool.getKey());
            boolean again = before != null && before.sinceNanos == pool.getValue();
            if (!isKnown(pool.getKey()) && (before == null || !again || before.dueNanos <= now)) {
                int times = before == null || !again ? 1 : before.times + 1;
                long pause = Math.min(FIRST_RETRY_NANOS << Math.min(times, 8), LAST_RETRY_NANOS);
                tried.put(pool.getKey(), new Tried(pool.getValue(), times, now + pause));
                due = Math.max(due, times);
            }
        }
        return due;
    }

    /** Whether this pool stands still. */
    boolean isKnown(Object pool) {
        return isKnown(System.identityHashCode(pool));
    }

    private boolean isKnown(int pool) {
        for (Standstill standstill : known) { // asked of each pool at each look
            if (standstill.sinceByPool.containsKey(pool)) {
                return true;
            }
        }
        return false;
    }

    private void prove(List<Looked> looked, IdentityHashMap<Object, Looked> saturated, long now) {
        IdentityHashMap<StarvationProof.Waiter, WorkerLooks.Wait> waits = new IdentityHashMap<>();
        StarvationProof proof = new StarvationProof(objects, codes, signals, sites, waiters(looked, waits, now));
        proof.look(saturated.keySet(), (waiter, code) -> runs(waits.get(waiter), code));
        Set<Object> stuck = proof.stuckPools(saturated.keySet(), false);
        Set<Object> sure = proof.stuckPools(saturated.keySet(), true);
        for (List<Looked> group : groups(saturated, stuck, proof)) {
            boolean isNew = group.stream().noneMatch(one -> isKnown(System.identityHashCode(one.pool)));
            if (isNew && known.size() < LIMIT) {
                boolean proven = group.stream().allMatch(one -> sure.contains(one.pool));
                Starvation fact = fact(group, proof, proven, waits, now - since(group.get(0)));
                if (!fact.waiting().isEmpty()) { // else no stack could be taken at this look
                    known.add(new Standstill(group, fact));
                    facts.put(fact);
                }
            }
        }
    }

    /** When the last worker of the pool began to wait. */
    private static long since(Looked one) {
        long since = one.seen.waits.get(0).sinceNanos;
        for (WorkerLooks.Wait wait : one.seen.waits) {
            since = Math.max(since, wait.sinceNanos);
        }
        return since;
    }

    private void retell(long now, boolean all) {
        for (Standstill standstill : known) {
            long nanos = now - standstill.sinceNanos;
            long pause = Math.min(Math.max(standstill.toldNanos, FIRST_PAUSE_NANOS), LONGEST_PAUSE_NANOS);
            if (all || nanos >= standstill.toldNanos + pause) {
                standstill.toldNanos = nanos;
                standstill.last = later(standstill.last, nanos);
                facts.put(standstill.last);
            }
        }
    }

    private static Starvation later(Starvation last, long nanos) {
        return new Starvation(
                AgentClock.millis(),
                nanos,
                last.times() + 1,
                last.form(),
                last.confidence(),
                last.reason(),
                last.pool(),
                last.waiting(),
                last.workers(),
                last.details());
    }

    private static boolean isSaturated(Looked one, long now) {
        WorkerLooks.Seen seen = one.seen;
        if (!seen.whole || seen.parked == 0 || seen.parked != seen.workers() || one.state.queued() <= 0) {
            return false;
        }
        if (!PoolWatch.isFull(one.pool, seen.workers())) {
            return false;
        }
        for (WorkerLooks.Wait wait : seen.waits) {
            if (wait.sinceNanos == now) {
                return false; // seen for the first time: the next look tells whether it lasts
            }
            if (wait.state == Thread.State.RUNNABLE) {
                return false; // it waits for what is outside of the JVM, and goes on when that comes
            }
        }
        return true;
    }

    private static List<StarvationProof.Waiter> waiters(
            List<Looked> looked, IdentityHashMap<StarvationProof.Waiter, WorkerLooks.Wait> waits, long now) {
        List<StarvationProof.Waiter> waiters = new ArrayList<>();
        for (Looked one : looked) {
            for (WorkerLooks.Wait wait : one.seen.waits) {
                Thread thread = wait.thread.get();
                if (thread != null && wait.sinceNanos != now && wait.state != Thread.State.RUNNABLE) {
                    StarvationProof.Waiter waiter =
                            new StarvationProof.Waiter(thread, one.pool, wait.blocker(), wait.state);
                    waits.put(waiter, wait);
                    waiters.add(waiter);
                }
            }
        }
        return waiters;
    }

    /** Whether the stack of the wait has a frame of this code, {@code Class.method} or a class. */
    private boolean runs(WorkerLooks.@Nullable Wait wait, String code) {
        StackShapes.Shape shape = wait == null ? null : shapeOf.apply(wait);
        if (shape == null) {
            return true; // not known: then nothing is claimed
        }
        for (Frame frame : shape.stack().frames()) {
            if (frame.className().equals(code) || code.equals(frame.className() + "." + frame.method())) {
                return true;
            }
        }
        return false;
    }

    /** Pools that wait for each other are one standstill, told of the pool with the longest queue. */
    private static List<List<Looked>> groups(
            IdentityHashMap<Object, Looked> saturated, Set<Object> stuck, StarvationProof proof) {
        List<List<Looked>> groups = new ArrayList<>();
        Set<Object> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Looked> fullest = new ArrayList<>();
        for (Object pool : stuck) {
            Looked one = saturated.get(pool);
            if (one != null) {
                fullest.add(one);
            }
        }
        fullest.sort(
                Comparator.comparingInt((Looked one) -> -one.state.queued()).thenComparing(one -> one.state.name()));
        for (Looked one : fullest) {
            if (taken.add(one.pool)) {
                List<Looked> group = new ArrayList<>(List.of(one));
                for (Looked other : fullest) {
                    if (!taken.contains(other.pool)
                            && (proof.waitsForPool(one.pool, other.pool) || proof.waitsForPool(other.pool, one.pool))) {
                        taken.add(other.pool);
                        group.add(other);
                    }
                }
                groups.add(group);
            }
        }
        return groups;
    }

    private Starvation fact(
            List<Looked> group,
            StarvationProof proof,
            boolean sure,
            IdentityHashMap<StarvationProof.Waiter, WorkerLooks.Wait> waits,
            long nanos) {
        Looked one = group.get(0);
        List<Object> pools = group.stream().map(Looked::pool).toList();
        List<Shown> shown = new ArrayList<>();
        int timed = 0;
        for (StarvationProof.Waiter waiter : proof.concerned(pools)) {
            WorkerLooks.Wait wait = waits.get(waiter);
            StarvationProof.Link link = proof.linkOf(waiter);
            timed += waiter.state == Thread.State.TIMED_WAITING ? 1 : 0;
            StackShapes.Shape shape = wait == null || shown.size() >= 2 * SHOWN ? null : shapeOf.apply(wait);
            if (shape != null && link != null) {
                shown.add(new Shown(waiter, link, shape.stack()));
            }
        }
        boolean grows = sure && mayGrow(one);
        String reason = grows ? growth(one) : "";
        for (Shown each : shown) {
            if (!sure && reason.isEmpty() && !each.link.sure()) {
                reason = "the code of task " + each.link.code()
                        + " is seen to end such a wait; another thread may do so, too";
            }
        }
        List<Finding.Detail> details = new ArrayList<>();
        if (timed > 0) {
            details.add(new Finding.Detail("timed waits", timed + " of them end by themselves at their timeout"));
        }
        if (group.size() > 1) {
            details.add(new Finding.Detail(
                    "stands still with it",
                    String.join(
                            ", ",
                            group.stream()
                                    .skip(1)
                                    .map(other -> other.state.name())
                                    .toList())));
        }
        return new Starvation(
                AgentClock.millis(),
                nanos,
                1,
                Starvation.Form.DEADLOCK,
                sure && !grows ? Confidence.PROVEN : Confidence.LIKELY,
                reason,
                one.state,
                waiting(shown, one),
                one.seen.parked,
                details);
    }

    /** The wait to name first is the commonest of those for a queued task: the same one at every run. */
    private static List<Starvation.Waiting> waiting(List<Shown> shown, Looked one) {
        Map<Site, Integer> sites = new HashMap<>();
        shown.forEach(each -> sites.merge(each.stack.site(), 1, Integer::sum));
        shown.sort(Comparator.comparingInt((Shown each) -> each.waiter.pool == one.pool ? 0 : 1)
                .thenComparingInt(each -> each.link.pool() == null ? 1 : 0)
                .thenComparingInt(each -> -sites.getOrDefault(each.stack.site(), 0))
                .thenComparing(each -> each.stack.site().toString())
                .thenComparing(each -> ThreadNames.of(each.waiter.thread)));
        List<Starvation.Waiting> waiting = new ArrayList<>();
        for (Shown each : shown.subList(0, Math.min(shown.size(), SHOWN))) {
            waiting.add(new Starvation.Waiting(
                    "worker " + (waiting.size() + 1),
                    ThreadNames.of(each.waiter.thread),
                    each.stack,
                    words(each.link, one)));
        }
        return waiting;
    }

    private static String words(StarvationProof.Link link, Looked one) {
        if (link.pool() == null) {
            return link.what();
        }
        return link.what()
                + (link.pool() == one.pool ? " of " + one.state.name() : " of another pool")
                + link.submitted();
    }

    /** A pool between its core and its maximum size adds a thread once its bounded queue is full. */
    private static boolean mayGrow(Looked one) {
        if (one.pool instanceof ThreadPoolExecutor) {
            return one.state.width() > one.seen.workers();
        }
        return !(one.pool instanceof ForkJoinPool) && !LoopLooks.isSingle(one.pool);
    }

    private static String growth(Looked one) {
        return one.pool instanceof ThreadPoolExecutor
                ? "further tasks from outside may fill its queue, and then it adds a thread"
                : "it has one thread, and whether " + one.pool.getClass().getName() + " may add another is not known";
    }

    /** What stood still and does no more is told a last time, with its whole length. */
    private void over(Map<Integer, Long> saturated, long now) {
        known.removeIf(standstill -> {
            boolean over = !standstill.lasts(saturated);
            if (over) {
                facts.put(later(standstill.last, now - standstill.sinceNanos));
            }
            return over;
        });
    }
}
