/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.LostWork.Loss;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimerTask;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks, when the last non-daemon thread has ended, which single tasks wait in the queues of ScheduledThreadPoolExecutors
 * and Timers. What is due there, and was not begun because the threads are busy, is lost. What is not due was to run later
 * and will not. Periodic tasks are none of either: they were to run for ever. Nor is a task that guards something, such as
 * the end of a timeout. What is queued in a pool that stands still is part of that finding. Costs nothing before the end. Once, on the thread that ends the JVM.
 */
final class PendingTasks {
    /** So late a task is not on its way to an idle thread. */
    private static final long OVERDUE_NANOS = 100_000_000;

    private static final int TASKS_A_QUEUE = 1_024;

    /** Each is looked up in a class file. */
    private static final int CODES = 16;

    /** So many even when the machine is so busy that the time is up before. */
    private static final int AT_LEAST = 4;

    private static final long AT_MOST_NANOS = 50_000_000;

    private final TaskLines lines = new TaskLines();
    private final LoadedClasses classes;
    private final Pools pools;
    private final JdkFields fields;
    private final Outcomes outcomes;

    private record Key(
            Class<?> code, boolean overdue, @Nullable Pool pool, String thread) {}

    PendingTasks(LoadedClasses classes, Pools pools, JdkFields fields, Outcomes outcomes) {
        this.classes = classes;
        this.pools = pools;
        this.fields = fields;
        this.outcomes = outcomes;
    }

    void tell(Consumer<Fact> out) throws IllegalAccessException {
        if (!CutOffTasks.endsByItself()) {
            return;
        }
        long until = System.nanoTime() + AT_MOST_NANOS;
        Map<Key, Integer> pending = new LinkedHashMap<>();
        for (Pools.Live live : pools.live()) {
            if (live.pool() instanceof ScheduledThreadPoolExecutor scheduler && !live.standsStill()) {
                inScheduler(scheduler, live.state(), pending);
            }
        }
        for (Thread thread : LoadedThreads.all()) {
            Object queue = thread == null ? null : outcomes.timerQueueOf(thread);
            if (thread != null && queue != null) {
                inTimer(queue, ThreadNames.of(thread), pending);
            }
        }
        int told = 0;
        for (boolean overdue : new boolean[] {true, false}) { // what matters more first
            for (Map.Entry<Key, Integer> each : pending.entrySet()) {
                if (told >= CODES || (told >= AT_LEAST && System.nanoTime() > until)) {
                    return;
                }
                if (each.getKey().overdue == overdue) {
                    told += tell(each.getKey(), each.getValue(), out) ? 1 : 0;
                }
            }
        }
    }

    private void inScheduler(ScheduledThreadPoolExecutor scheduler, Pool state, Map<Key, Integer> pending)
            throws IllegalAccessException {
        Object[] heap = fields.delayed(scheduler.getQueue());
        for (int i = 0; heap != null && i < heap.length && i < TASKS_A_QUEUE; i++) {
            // Only the JDK's own class of tasks: one of the application's may do anything when it is asked.
            if (heap[i] instanceof RunnableScheduledFuture<?> task
                    && task instanceof FutureTask
                    && task.getClass().getClassLoader() == null
                    && !task.isPeriodic()
                    && !task.isDone()) {
                long late = -((Delayed) task).getDelay(TimeUnit.NANOSECONDS);
                add(outcomes.codeOf(task), late, state, "", pending);
            }
        }
    }

    private void inTimer(Object queue, String thread, Map<Key, Integer> pending) throws IllegalAccessException {
        for (TimerTask task : outcomes.singleIn(queue)) {
            long late = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - outcomes.timeOf(task));
            add(task, late, null, thread, pending);
        }
    }

    private static void add(
            @Nullable Object code, long lateNanos, @Nullable Pool pool, String thread, Map<Key, Integer> pending) {
        if (code == null || code.getClass().getClassLoader() == null || TaskGuards.isGuard(code, 1)) {
            return;
        }
        Key key = new Key(code.getClass(), lateNanos >= OVERDUE_NANOS, pool, thread);
        if (pending.size() < TASKS_A_QUEUE || pending.containsKey(key)) {
            pending.merge(key, 1, Integer::sum);
        }
    }

    private boolean tell(Key key, int tasks, Consumer<Fact> out) {
        List<Frame> line = classes.frames(List.of(lines.frameOf(key.code)));
        if (line.get(0).origin() != Origin.APPLICATION) {
            return false;
        }
        out.accept(new LostWork(
                System.currentTimeMillis(),
                key.thread,
                false,
                key.pool,
                key.overdue ? Loss.OVERDUE_AT_EXIT : Loss.PENDING_AT_EXIT,
                tasks,
                key.overdue,
                line));
        return true;
    }
}
