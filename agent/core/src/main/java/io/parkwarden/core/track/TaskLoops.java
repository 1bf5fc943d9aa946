/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Intent;
import io.parkwarden.model.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks at event loops that are executors of one thread each and take tasks: RxJava's computation scheduler, Reactor's
 * parallel and single ones, the scheduler behind {@code orTimeout} up to 21. Work on them may compute; that is what some of
 * them are for. So a turn counts only from the moment at which a timer is late for it: a task that was seen waiting
 * for its time, and is due for some time, while the same task as before occupies the only thread. Where the user
 * declares the pool an event loop, any queued task will do. One thread at a time calls; between looks threads are held
 * only while one of their tasks is late.
 */
final class TaskLoops {
    private static final int TIMERS = 32;
    private static final long SOON_NANOS = 1_000_000_000;

    private final JdkObjects objects = new JdkObjects();
    private final Pools pools;
    private final LoopLags lags;
    private final Pauses pauses;
    private final long threshold;
    private Map<Long, Running> running = new HashMap<>();

    /** A task that runs on the one thread of an executor. */
    private static final class Running {
        final Thread thread;
        final long done;
        final LoopStretch stretch;

        /** Tasks of the queue whose time had not come when they were seen. */
        final Set<Object> ahead = Collections.newSetFromMap(new IdentityHashMap<>());

        @Nullable
        Pool pool;

        /** When it was seen last. */
        long lastNanos;

        /** How late the latest of the timers is by now. */
        long lateNanos;

        Running(Thread thread, long done, long now) {
            this.thread = thread;
            this.done = done;
            this.stretch = new LoopStretch(now);
        }
    }

    TaskLoops(Pools pools, LoopLags lags, Pauses pauses, long threshold) {
        this.pools = pools;
        this.lags = lags;
        this.pauses = pauses;
        this.threshold = threshold;
    }

    /** Whether there is such an executor. */
    boolean any() {
        for (Pools.Live live : pools.live()) {
            if (isLoop(live)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLoop(Pools.Live live) {
        return live.state().intent() == Intent.EVENT_LOOP
                && live.pool() instanceof ThreadPoolExecutor
                && live.state().width() == 1;
    }

    /** One look at all of them; whether the next should come soon. */
    boolean look(ToLongFunction<Thread> cpuNanos) {
        Map<Long, Running> seen = new HashMap<>();
        for (Pools.Live live : pools.live()) {
            if (isLoop(live) && live.pool() instanceof ThreadPoolExecutor executor) {
                look(executor, live.state(), cpuNanos, seen);
            }
        }
        for (Running before : running.values()) {
            if (!seen.containsValue(before)) {
                tell(before, false);
            }
        }
        running = seen;
        return !seen.isEmpty();
    }

    private void look(
            ThreadPoolExecutor executor, Pool state, ToLongFunction<Thread> cpuNanos, Map<Long, Running> seen) {
        for (Object worker : workers(executor)) {
            // ThreadPoolExecutor.Worker is its own lock, held while a task runs.
            boolean inTask = objects.get(worker, "state") instanceof Integer number && number > 0;
            if (!inTask
                    || !(objects.get(worker, "thread") instanceof Thread thread)
                    || !(objects.get(worker, "completedTasks") instanceof Long done)) {
                continue;
            }
            long now = System.nanoTime();
            Running task = running.get(thread.getId());
            if (task == null || task.done != done || task.thread != thread) {
                task = new Running(thread, done, now);
            }
            seen.put(thread.getId(), task);
            look(task, executor, state, now, cpuNanos);
        }
    }

    private List<Object> workers(ThreadPoolExecutor executor) {
        List<Object> all = new ArrayList<>();
        if (objects.get(executor, "workers") instanceof Iterable<?> workers) {
            try {
                for (Object worker : workers) {
                    all.add(worker);
                }
            } catch (ConcurrentModificationException changedMeanwhile) {
                all.clear(); // the set is read without its lock: the next look sees all
            }
        }
        return all;
    }

    private void look(
            Running task, ThreadPoolExecutor executor, Pool state, long now, ToLongFunction<Thread> cpuNanos) {
        task.lastNanos = now;
        if (!task.stretch.due(now)) {
            return;
        }
        int late = late(task, executor, state);
        boolean runs = task.thread.getState() == Thread.State.RUNNABLE;
        long age = now - task.stretch.begin;
        boolean wanted = runs && age >= threshold / 4;
        long cpu = cpuNanos.applyAsLong(task.thread);
        task.stretch.add(now, cpu, wanted ? task.thread.getStackTrace() : new StackTraceElement[0]);
        if (late > 0) {
            task.pool = state;
            task.stretch.waits(late);
        }
        long length = task.stretch.length(now, pauses);
        if (task.stretch.dueToTell(length, LoopWatch.WHILE_IT_LASTS * threshold)) {
            tell(task, true);
        }
    }

    /** How many are kept waiting for certain. */
    private int late(Running task, ThreadPoolExecutor executor, Pool state) {
        if (state.declared()) {
            task.lateNanos = state.queued() > 0 ? Long.MAX_VALUE : task.lateNanos;
            return Math.max(0, state.queued());
        }
        int late = 0;
        for (Object queued : pools.delayed(executor)) {
            if (!(queued instanceof Delayed timer)) {
                continue;
            }
            long delay = timer.getDelay(TimeUnit.NANOSECONDS);
            if (delay > 0 && delay <= SOON_NANOS && task.ahead.size() < TIMERS) {
                task.ahead.add(timer);
            } else if (delay < 0 && task.ahead.contains(timer)) {
                late++;
                task.lateNanos = Math.max(task.lateNanos, -delay);
            }
        }
        return late;
    }

    private void tell(Running task, boolean lasts) {
        Pool pool = task.pool;
        if (pool != null && task.lateNanos >= threshold) {
            lags.task(task.thread, pool, task.stretch, task.lastNanos, lasts, task.done);
        }
    }
}
