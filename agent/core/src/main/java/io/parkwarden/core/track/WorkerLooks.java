/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the workers of pools from outside and follows the waits that are not over from look to look. A wait is the
 * same one if the thread is in the same state, on the same blocker and task, and the JVM counts no further wait. A worker
 * that Java calls runnable waits too, such as for a socket, if it used no processor since the look before and the kernel
 * has it asleep; it is the same wait while it uses none. Holds threads and blockers weakly. Only the agent's thread calls.
 */
final class WorkerLooks {
    private static final int LIMIT = 20_000;

    private final JdkObjects objects;
    private final QueuedTasks queues;
    private final ProcessorState kernel = new ProcessorState();
    private Map<Long, Wait> waits = new HashMap<>();
    private Map<Long, Wait> seen = new HashMap<>();

    /** A wait inside a task that is not over. */
    static final class Wait {
        final WeakReference<Thread> thread;
        final @Nullable WeakReference<Object> blocker;
        final Thread.State state;
        final long sinceNanos;
        final long tasksDone;
        final long ordinal;
        int told;
        long toldNanos;
        boolean asleep;
        StackShapes.@Nullable Shape shape;

        Wait(Thread thread, @Nullable Object blocker, Thread.State state, long now, long tasksDone, long ordinal) {
            this.thread = new WeakReference<>(thread);
            this.blocker = blocker == null ? null : new WeakReference<>(blocker);
            this.state = state;
            this.sinceNanos = now;
            this.tasksDone = tasksDone;
            this.ordinal = ordinal;
        }

        @Nullable
        Object blocker() {
            return blocker == null ? null : blocker.get();
        }
    }

    /**
     * A worker that Java calls runnable inside a task, and that is not known to wait.
     *
     * @param cpuNanos processor time that it has used so far, in ns; 0 where that is not measured
     * @param tasksDone tasks that it has ended so far; 0 for a worker of a ForkJoinPool
     */
    record Running(Thread thread, long cpuNanos, long tasksDone) {}

    /** What one look at one pool saw: how many workers did what, and the waits inside tasks. */
    static final class Seen {
        int busy;
        int parked;
        int idle;
        boolean whole = true;

        @Nullable
        Thread worker;

        final List<Thread> threads = new ArrayList<>();
        final List<Running> running = new ArrayList<>();
        final List<Wait> waits = new ArrayList<>();

        int workers() {
            return busy + parked + idle;
        }
    }

    WorkerLooks(JdkObjects objects) {
        this.objects = objects;
        this.queues = new QueuedTasks(objects);
    }

    /** Begins a look at all pools. */
    void begin() {
        seen = new HashMap<>();
    }

    /** Ends it: waits that this look did not see are over. */
    void end() {
        waits = seen;
    }

    Seen look(Object pool, long now) {
        Seen result = new Seen();
        if (pool instanceof ForkJoinPool forkJoin) {
            for (Thread worker : queues.forkJoinWorkers(forkJoin)) {
                Object blocker = Blockers.of(worker);
                // ForkJoinPool.awaitWork names the pool as what the idle worker is parked on (17, 21, 25).
                see(result, worker, blocker, blocker != pool, 0, now);
            }
        } else if (pool instanceof ThreadPoolExecutor && objects.get(pool, "workers") instanceof Iterable<?> workers) {
            try {
                for (Object worker : workers) {
                    if (objects.get(worker, "thread") instanceof Thread thread) {
                        // ThreadPoolExecutor.Worker is its own lock, held while a task runs.
                        boolean inTask = objects.get(worker, "state") instanceof Integer state && state > 0;
                        Object done = objects.get(worker, "completedTasks");
                        long tasksDone = done instanceof Long number ? number : 0;
                        see(result, thread, Blockers.of(thread), inTask, tasksDone, now);
                    }
                }
            } catch (ConcurrentModificationException changedMeanwhile) {
                result.whole = false; // the set of workers is read without its lock: the next look sees all
            }
        }
        return result;
    }

    /** A thread that is the only one of its executor, looked at as a worker inside a task. */
    Seen look(Thread thread, long now) {
        Seen result = new Seen();
        see(result, thread, Blockers.of(thread), true, 0, now);
        return result;
    }

    private void see(Seen result, Thread worker, @Nullable Object blocker, boolean inTask, long tasksDone, long now) {
        Thread.State state = worker.getState();
        boolean waiting =
                state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING || state == Thread.State.BLOCKED;
        if (state == Thread.State.TERMINATED || state == Thread.State.NEW) {
            return;
        }
        result.worker = worker;
        result.threads.add(worker);
        if (!inTask) {
            result.idle++;
            return;
        }
        long cpuNanos = waiting ? 0 : kernel.cpuNanos(worker);
        Wait wait = waiting
                ? same(worker, state, blocker, tasksDone, ThreadCounters.waits(worker), now)
                : asleep(worker, state, tasksDone, cpuNanos, now);
        if (!waiting && wait == null) {
            result.busy++;
            result.running.add(new Running(worker, cpuNanos, tasksDone));
            return;
        }
        result.parked++;
        if (wait != null) {
            result.waits.add(wait);
        } else {
            result.whole = false;
        }
    }

    /** The wait of a worker that Java calls runnable; null if it computes, or is seen so for the first time. */
    private @Nullable Wait asleep(Thread worker, Thread.State state, long tasksDone, long cpuNanos, long now) {
        Wait wait = cpuNanos == 0 ? null : same(worker, state, null, tasksDone, cpuNanos, now);
        if (wait == null || wait.sinceNanos == now) {
            return null;
        }
        if (!wait.asleep) {
            ProcessorState.Sleep sleep = kernel.sleepSince(worker, cpuNanos);
            wait.asleep = sleep == ProcessorState.Sleep.LOCK || sleep == ProcessorState.Sleep.OTHER;
        }
        return wait.asleep ? wait : null;
    }

    /** Whether the wait was going on until now. */
    boolean lasts(Wait wait) {
        Thread thread = wait.thread.get();
        return thread != null
                && thread.getState() == wait.state
                && (wait.state != Thread.State.RUNNABLE || kernel.cpuNanos(thread) == wait.ordinal);
    }

    private @Nullable Wait same(
            Thread worker, Thread.State state, @Nullable Object blocker, long tasksDone, long ordinal, long now) {
        Wait wait = waits.get(worker.getId());
        if (wait == null
                || wait.thread.get() != worker
                || wait.state != state
                || wait.blocker() != blocker
                || wait.tasksDone != tasksDone
                || wait.ordinal != ordinal) {
            if (seen.size() >= LIMIT) {
                return null;
            }
            wait = new Wait(worker, blocker, state, now, tasksDone, ordinal);
        }
        seen.put(worker.getId(), wait);
        return wait;
    }
}
