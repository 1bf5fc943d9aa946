/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Intent;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Sees what no end of a wait tells: waits that are not over, what the workers of each pool do over time, and pools that
 * stand still. Looks from outside, takes no lock of the application and costs the application's threads nothing but the
 * stack of a worker that has waited for a second. One thread at a time calls; between looks pools and threads are
 * held weakly.
 */
public final class PoolWatch {
    private static final long LOAD_NANOS = 1_000_000_000;
    private static final long FIRST_TOLD_NANOS = 1_000_000_000;
    private static final long LONGEST_PAUSE_NANOS = 60_000_000_000L;

    /** Stacks taken in one look, each a stop of one thread for some ten microseconds. */
    private static final int STACKS = 32;

    private final Pools pools;
    private final LoadedClasses classes;
    private final StackShapes shapes;
    private final FactQueue facts;
    private final JdkObjects objects;
    private final WorkerLooks workers;
    private final Standstills standstills;
    private final QueueDelays delays;
    private final SpareThreads spares;
    private final LoopLooks loops;
    private final TaskLoads taskLoads;
    private final TaskProfiles profiles;
    private final ComputingWorkers computing;
    private Map<Integer, Load> loads = new HashMap<>();
    private long lookedNanos;
    private int stacks;

    /** What the workers of a pool did since it was told last; sums over time in ns. */
    private static final class Load {
        double busy;
        double parked;
        double idle;
        long nanos;
        int queued;
    }

    public PoolWatch(
            Pools pools,
            LoadedClasses classes,
            StackShapes shapes,
            Submissions submissions,
            WaitTracker tracker,
            TaskLoads taskLoads,
            TaskProfiles profiles,
            FactQueue facts) {
        this(
                pools,
                classes,
                shapes,
                submissions.sites(),
                tracker.threads(),
                taskLoads,
                profiles,
                facts,
                new JdkObjects());
    }

    PoolWatch(
            Pools pools,
            LoadedClasses classes,
            StackShapes shapes,
            SubmissionSites sites,
            TaskThreads threads,
            TaskLoads taskLoads,
            TaskProfiles profiles,
            FactQueue facts,
            JdkObjects objects) {
        this.taskLoads = taskLoads;
        this.profiles = profiles;
        this.computing = new ComputingWorkers(
                shapes, classes, taskLoads, profiles, Runtime.getRuntime().availableProcessors());
        this.objects = objects;
        this.workers = new WorkerLooks(objects);
        this.pools = pools;
        this.classes = classes;
        this.shapes = shapes;
        this.facts = facts;
        TaskCode codes = new TaskCode();
        this.standstills = new Standstills(objects, codes, this::shapeOf, sites, facts);
        this.delays = new QueueDelays(objects, codes, this::shapeOf, sites, facts);
        this.loops = new LoopLooks(pools, threads, workers, new QueuedTasks(objects), this::shapeOf);
        this.spares = new SpareThreads(objects, this::shapeOf, facts);
    }

    /** Fields that the proof needs and this JDK does not have; empty if it has them all. */
    public List<String> missing() {
        return objects.missing();
    }

    /**
     * One look at all workers.
     *
     * @param last whether what lasts is to be told now, due or not: a report is about to be written
     * @return what the look cost in ns of processor time, without proofs
     */
    public long look(boolean last) {
        long now = System.nanoTime();
        long begin = Pace.processorNanos();
        long since = lookedNanos == 0 ? 0 : now - lookedNanos;
        lookedNanos = now;
        stacks = 0;
        Map<Integer, Load> kept = new HashMap<>();
        List<Standstills.Looked> looked = new ArrayList<>();
        workers.begin();
        delays.begin();
        spares.begin();
        computing.begin(now);
        for (Pools.Live live : pools.live()) {
            WorkerLooks.Seen seen = workers.look(live.pool(), now);
            pools.name(live, seen.worker);
            int key = System.identityHashCode(live.pool());
            Load load = loads.getOrDefault(key, new Load());
            add(load, live.state(), seen, since);
            kept.put(key, load);
            if (live.state().intent() != Intent.IGNORE) {
                tell(live.state(), seen, now, last);
                if (!standstills.isKnown(live.pool())) { // there it is not a matter of how long
                    delays.look(live.pool(), live.state(), seen, now, since, last);
                }
                computing.look(live.state(), seen);
                spares.look(live.pool(), live.state(), seen, now, last);
                looked.add(new Standstills.Looked(live.pool(), live.state(), seen));
            }
        }
        for (Standstills.Looked loop : loops.look(now)) {
            if (loop.state().intent() != Intent.IGNORE) {
                tell(loop.state(), loop.seen(), now, last);
                looked.add(loop);
            }
        }
        computing.end(now);
        taskLoads.tell(now, last);
        profiles.tell(now, last);
        workers.end();
        delays.end();
        spares.end();
        loads = kept;
        long cost = Pace.processorNanos() - begin;
        standstills.look(looked, now, last);
        pools.standStill(standstills::isKnown);
        return cost;
    }

    private void add(Load load, Pool pool, WorkerLooks.Seen seen, long nanos) {
        load.busy += (double) seen.busy * nanos;
        load.parked += (double) seen.parked * nanos;
        load.idle += (double) seen.idle * nanos;
        load.nanos += nanos;
        load.queued = Math.max(load.queued, pool.queued());
        if (load.nanos < LOAD_NANOS) {
            return;
        }
        Pool worst = new Pool(
                pool.name(),
                pool.kind(),
                pool.intent(),
                pool.declared(),
                pool.size(),
                pool.width(),
                pool.active(),
                load.queued);
        facts.put(new PoolLoad(
                AgentClock.millis(),
                load.nanos,
                worst,
                load.busy / load.nanos,
                load.parked / load.nanos,
                load.idle / load.nanos));
        load.busy = 0;
        load.parked = 0;
        load.idle = 0;
        load.nanos = 0;
        load.queued = 0;
    }

    /** Tells waits at 1 s, 2 s, 4 s and so on, once a minute at last. */
    private void tell(Pool pool, WorkerLooks.Seen seen, long now, boolean last) {
        for (WorkerLooks.Wait wait : seen.waits) {
            long nanos = now - wait.sinceNanos;
            long due =
                    wait.told == 0 ? FIRST_TOLD_NANOS : wait.toldNanos + Math.min(wait.toldNanos, LONGEST_PAUSE_NANOS);
            Thread thread = wait.thread.get();
            if (nanos < (last ? FIRST_TOLD_NANOS : due) || thread == null) {
                continue;
            }
            StackShapes.Shape shape = shapeOf(wait);
            if (shape == null || !shape.stack().execution().inTask()) {
                continue;
            }
            wait.told++;
            wait.toldNanos = nanos;
            facts.put(new StillBlocked(
                    AgentClock.millis(), nanos, ThreadNames.of(thread), pool, shape.stack(), wait.told));
        }
    }

    /** The stack of the wait, taken once; null if the thread is gone or enough stacks were taken in this look. */
    private StackShapes.@Nullable Shape shapeOf(WorkerLooks.Wait wait) {
        Thread thread = wait.thread.get();
        if (wait.shape != null || thread == null || stacks >= STACKS) {
            return wait.shape;
        }
        stacks++;
        StackTraceElement[] trace = thread.getStackTrace();
        if (trace.length == 0 || !workers.lasts(wait)) {
            return null;
        }
        WaitKind kind = switch (wait.state) {
            case BLOCKED -> WaitKind.MONITOR;
            case RUNNABLE -> WaitKind.NATIVE;
            default -> null;
        };
        wait.shape = shapes.of(classes.frames(List.of(trace)), kind);
        return wait.shape;
    }

    /** Whether more than a look from outside could add a worker: the pool has no thread for the next task. */
    static boolean isFull(Object pool, int workers) {
        if (pool instanceof ForkJoinPool forkJoin) {
            return workers >= forkJoin.getParallelism();
        }
        // Of other executors only those with one thread are looked at.
        return !(pool instanceof ThreadPoolExecutor executor) || workers >= Math.max(1, executor.getCorePoolSize());
    }
}
