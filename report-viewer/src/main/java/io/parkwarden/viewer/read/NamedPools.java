/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.PoolNames;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Stack;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pools where nobody saw the executor: their names come from those of the threads, their kinds from the frames in which
 * workers run and wait for tasks. Width and queue stay unknown, which is -1. Not thread-safe; bounded.
 */
final class NamedPools {
    private static final int POOLS = 1_000;
    private static final int WORKERS = 10_000;
    private static final String COMMON = "ForkJoinPool.commonPool-worker-";
    private static final Pattern FORK_JOIN = Pattern.compile("ForkJoinPool(-\\d+|\\.commonPool)-worker-\\d+");
    private static final Pattern EXECUTOR = Pattern.compile("pool-\\d+-thread-\\d+");

    private static final int STACKS = 50_000;

    private final Map<String, Known> pools = new TreeMap<>();

    /** The same few threads and stacks come by millions in a long recording. */
    private final Map<String, String> names = new HashMap<>();

    private final IdentityHashMap<Stack, PoolKind> kinds = new IdentityHashMap<>();

    private static final class Known {
        final Set<String> workers = new HashSet<>();
        PoolKind kind = PoolKind.OTHER;
        Intent intent = Intent.COMPUTE;
        boolean forkJoin;

        @Nullable
        Pool shown;
    }

    /** Learns from a stack of a pool's thread, be it idle or in a task, and gives the pool; null off the pools. */
    @Nullable
    Pool learn(String thread, Stack stack, Execution root) {
        if (root == Execution.OWN_THREAD || root == Execution.IDLE) {
            return null;
        }
        String name = nameOf(thread);
        Known known = pools.get(name);
        if (known == null) {
            if (pools.size() >= POOLS) {
                return pool(name, new Known());
            }
            known = new Known();
            pools.put(name, known);
        }
        boolean more = known.workers.size() < WORKERS && known.workers.add(thread);
        known.forkJoin |= root == Execution.FORK_JOIN_TASK;
        PoolKind kind = kindOf(name, stack, root);
        if (kind == PoolKind.OTHER) {
            kind = known.kind;
        }
        Pool shown = known.shown;
        if (shown != null && !more && kind == known.kind) {
            return shown;
        }
        known.kind = kind;
        known.intent = switch (known.kind) {
            case CACHED, ELASTIC -> Intent.BLOCKING;
            case EVENT_LOOP -> Intent.EVENT_LOOP;
            default -> Intent.COMPUTE;
        };
        shown = pool(name, known);
        known.shown = shown;
        return shown;
    }

    private String nameOf(String thread) {
        String name = names.get(thread);
        if (name == null) {
            name = thread.startsWith(COMMON) ? "commonPool" : PoolNames.of(thread);
            if (names.size() < WORKERS) {
                names.put(thread, name);
            }
        }
        return name;
    }

    /** A stack object belongs to threads of one sort; the name of the pool is looked at once for each. */
    private PoolKind kindOf(String name, Stack stack, Execution root) {
        if (root == Execution.EVENT_LOOP_TASK || nameTells(name)) {
            return kind(name, stack.frames(), root);
        }
        PoolKind kind = kinds.get(stack);
        if (kind == null) {
            if (kinds.size() >= STACKS) {
                kinds.clear();
            }
            kind = kind(name, stack.frames(), root);
            kinds.put(stack, kind);
        }
        return kind;
    }

    /** The stacks that were shown so far are not shown again: objects of a chunk that has been read. */
    void forgetStacks() {
        kinds.clear();
    }

    /** Whether the kind is, or may be, told by the name and not by the stack alone. */
    private static boolean nameTells(String name) {
        return PoolNames.isDelayScheduler(name)
                || PoolNames.madeForWaiting(name)
                || name.equals("RxComputationThreadPool")
                || name.equals("parallel")
                || name.equals("single")
                || name.equals("commonPool");
    }

    private static PoolKind kind(String name, List<Frame> frames, Execution root) {
        if (root == Execution.EVENT_LOOP_TASK || PoolNames.isDelayScheduler(name) || neverWaits(name, frames)) {
            return PoolKind.EVENT_LOOP;
        }
        if (PoolNames.madeForWaiting(name)) {
            return PoolKind.ELASTIC;
        }
        if (root == Execution.FORK_JOIN_TASK) {
            return name.equals("commonPool") ? PoolKind.COMMON : PoolKind.FORK_JOIN;
        }
        for (Frame frame : frames) {
            if (frame.className().startsWith("java.util.concurrent.ScheduledThreadPoolExecutor$")) {
                return PoolKind.SCHEDULED;
            }
        }
        return waitsForHandOver(frames) ? PoolKind.CACHED : PoolKind.OTHER;
    }

    /** A worker that takes its tasks from a SynchronousQueue: the pool adds a thread whenever none is idle. */
    private static boolean waitsForHandOver(List<Frame> frames) {
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i).is("java.util.concurrent.ThreadPoolExecutor", "getTask")) {
                return frames.get(i - 1).className().equals("java.util.concurrent.SynchronousQueue");
            }
        }
        return false;
    }

    /** Schedulers of Reactor and RxJava whose threads are marked as such that never wait; here only names tell. */
    private static boolean neverWaits(String name, List<Frame> frames) {
        if (name.equals("RxComputationThreadPool")) {
            return true;
        }
        return (name.equals("parallel") || name.equals("single"))
                && frames.stream().anyMatch(frame -> frame.className().startsWith("reactor.core.scheduler."));
    }

    private static Pool pool(String name, Known known) {
        return new Pool(name, known.kind, known.intent, false, Math.max(1, known.workers.size()), -1, -1, -1);
    }

    /**
     * The frames with which the stack of this thread would end, had it not been cut off; empty if nothing tells that it
     * is a worker. Threads of one name do the same, so one whole stack of one of them is enough.
     */
    List<Frame> rootOf(String thread) {
        Known known = pools.get(nameOf(thread));
        boolean forkJoin = known == null ? FORK_JOIN.matcher(thread).matches() : known.forkJoin;
        if (forkJoin) {
            return List.of(
                    jdk("java.util.concurrent.ForkJoinTask", "doExec", "ForkJoinTask.java"),
                    jdk("java.util.concurrent.ForkJoinPool", "runWorker", "ForkJoinPool.java"));
        }
        boolean executor = known == null
                ? EXECUTOR.matcher(thread).matches()
                : known.kind != PoolKind.EVENT_LOOP || PoolNames.isDelayScheduler(thread);
        return executor
                ? List.of(jdk("java.util.concurrent.ThreadPoolExecutor", "runWorker", "ThreadPoolExecutor.java"))
                : List.of();
    }

    private static Frame jdk(String className, String method, String file) {
        return Frame.of(className, method, file, -1, Origin.JDK);
    }

    /** Threads of the pool that were seen. */
    int workers(String pool) {
        Known known = pools.get(pool);
        return known == null ? 0 : known.workers.size();
    }

    /** All that were seen, by name. */
    Collection<Pool> all() {
        Map<String, Pool> all = new HashMap<>();
        pools.forEach((name, known) -> all.put(name, pool(name, known)));
        return new TreeMap<>(all).values();
    }
}
