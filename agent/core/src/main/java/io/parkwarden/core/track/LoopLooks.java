/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Pool;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at executors that are none of the JDK's and have one thread, such as event loops: whether that thread waits
 * inside a task while tasks are queued for it. Whose thread it is, is found once per thread ({@link TaskOwners}); what is
 * queued is read only of a loop that has waited since the look before. Only the agent's thread calls; holds weakly.
 */
final class LoopLooks {
    /** Threads whose owner is looked for in one look. */
    private static final int NEW = 64;

    private final Pools pools;
    private final TaskThreads threads;
    private final WorkerLooks workers;
    private final QueuedTasks queues;
    private final Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf;
    private final Map<Thread, Boolean> asked = new WeakHashMap<>();

    LoopLooks(
            Pools pools,
            TaskThreads threads,
            WorkerLooks workers,
            QueuedTasks queues,
            Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf) {
        this.pools = pools;
        this.threads = threads;
        this.workers = workers;
        this.queues = queues;
        this.shapeOf = shapeOf;
    }

    /** The loops that wait inside a task since the look before. */
    List<Standstills.Looked> look(long now) {
        IdentityHashMap<Object, List<Thread>> byOwner = new IdentityHashMap<>();
        int searched = 0;
        for (Thread thread : LoadedThreads.all()) {
            if (thread == null || thread instanceof ForkJoinWorkerThread) {
                continue;
            }
            if (!asked.containsKey(thread)) {
                if (searched++ >= NEW) {
                    continue; // at the next look
                }
                asked.put(thread, Boolean.TRUE);
            }
            Object owner = pools.loopOf(thread);
            if (owner != null && !(owner instanceof ThreadPoolExecutor) && !(owner instanceof ForkJoinPool)) {
                byOwner.computeIfAbsent(owner, key -> new ArrayList<>()).add(thread);
            }
        }
        List<Standstills.Looked> looked = new ArrayList<>();
        byOwner.forEach((owner, its) -> {
            Standstills.Looked loop = its.size() == 1 ? look(owner, its.get(0), now) : null;
            if (loop != null) {
                looked.add(loop);
            }
        });
        return looked;
    }

    private Standstills.@Nullable Looked look(Object owner, Thread thread, long now) {
        WorkerLooks.Seen seen = workers.look(thread, now);
        WorkerLooks.Wait wait = seen.waits.isEmpty() ? null : seen.waits.get(0);
        if (wait == null || wait.sinceNanos == now) {
            return null; // it runs, or began to wait just now
        }
        StackShapes.Shape shape = shapeOf.apply(wait);
        if (shape == null) {
            return null;
        }
        StackShapes.Shape read = threads.read(shape, thread, ThreadNames.of(thread));
        if (!read.stack().execution().inTask()) {
            return null; // it waits for its next task
        }
        wait.shape = read;
        pools.notice();
        Pool plain = pools.now(owner, thread, read.runner());
        Pool seenAs = Pools.seenAs(plain, read.runner());
        Pool state = seenAs == null ? plain : seenAs;
        int queued = queues.of(owner).size();
        Pool loop = new Pool(
                state.name(),
                state.kind(),
                state.intent(),
                state.declared(),
                1,
                1,
                1,
                Math.max(queued, state.queued()));
        return new Standstills.Looked(owner, loop, seen);
    }

    /**
     * Whether an executor is known never to have more than its one thread: Netty's event loops, whose class says so
     * ({@code SingleThreadEventExecutor} of 4.1 and 4.2).
     */
    static boolean isSingle(Object owner) {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals("io.netty.util.concurrent.SingleThreadEventExecutor")) {
                return true;
            }
        }
        return false;
    }
}
