/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Private fields of the JDK that say what no method says without a lock. The agent opens the packages to itself before.
 * A field that a JDK does not have reads as null, and {@link #missing()} names it. Immutable, so thread-safe.
 *
 * <p>Read with javap from 17.0.15, 21.0.12 and 25.0.3: {@code Thread.target} (17) and {@code Thread.holder.task} (21,
 * 25), {@code ThreadPoolExecutor.workers}, {@code ThreadPoolExecutor$Worker.this$0} and {@code .thread}, the counters
 * of the queues.
 */
final class JdkFields {
    private final List<String> missing = new ArrayList<>();
    private final @Nullable Field threadTarget;
    private final @Nullable Field threadHolder;
    private final @Nullable Field holderTask;
    private final @Nullable Field workerPool;
    private final @Nullable Field workerThread;
    private final @Nullable Field workers;
    private final @Nullable Field synchronizerState;
    private final @Nullable Field arrayCount;
    private final @Nullable Field priorityCount;
    private final @Nullable Field dequeCount;
    private final @Nullable Field supplied;
    private final @Nullable Field run;
    private final @Nullable Field dependent;
    private final @Nullable Field delayedQueue;
    private final @Nullable Field delayedCount;

    JdkFields(int jdk) {
        String worker = "java.util.concurrent.ThreadPoolExecutor$Worker";
        String delayed = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";
        threadTarget = jdk < 19 ? field("java.lang.Thread", "target") : null;
        threadHolder = jdk < 19 ? null : field("java.lang.Thread", "holder");
        holderTask = jdk < 19 ? null : field("java.lang.Thread$FieldHolder", "task");
        workerPool = field(worker, "this$0");
        workerThread = field(worker, "thread");
        workers = field("java.util.concurrent.ThreadPoolExecutor", "workers");
        synchronizerState = field("java.util.concurrent.locks.AbstractQueuedSynchronizer", "state");
        arrayCount = field("java.util.concurrent.ArrayBlockingQueue", "count");
        priorityCount = field("java.util.concurrent.PriorityBlockingQueue", "size");
        dequeCount = field("java.util.concurrent.LinkedBlockingDeque", "count");
        supplied = field("java.util.concurrent.CompletableFuture$AsyncSupply", "dep");
        run = field("java.util.concurrent.CompletableFuture$AsyncRun", "dep");
        dependent = field("java.util.concurrent.CompletableFuture$UniCompletion", "dep");
        delayedQueue = field(delayed, "queue");
        delayedCount = field(delayed, "size");
    }

    private @Nullable Field field(String className, String name) {
        try {
            Field field = Class.forName(className, false, null).getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException unknownJdk) {
            missing.add(className + "." + name);
            return null;
        }
    }

    /** Fields that this JDK does not have or does not open. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** The executor whose worker this thread is, or null. */
    @Nullable
    ThreadPoolExecutor poolOf(Thread thread) {
        Object task = taskOf(thread);
        if (task == null
                || workerPool == null
                || !workerPool.getDeclaringClass().isInstance(task)) {
            return null;
        }
        return (ThreadPoolExecutor) get(workerPool, task);
    }

    /** The Runnable that the thread was made with, or null. */
    @Nullable
    Object taskOf(Thread thread) {
        return threadTarget != null ? get(threadTarget, thread) : get(holderTask, get(threadHolder, thread));
    }

    /** The set of workers, which changes while it is read; null if unknown. */
    @Nullable
    Iterable<?> workers(ThreadPoolExecutor pool) {
        return (Iterable<?>) get(workers, pool);
    }

    /** Whether the worker holds its lock (AbstractQueuedSynchronizer.state above 0), which it does while a task runs. */
    boolean runsTask(Object worker) {
        Object state = get(synchronizerState, worker);
        return state != null && (Integer) state > 0;
    }

    /** The thread of a worker, or null. */
    @Nullable
    Thread thread(Object worker) {
        return (Thread) get(workerThread, worker);
    }

    /** How many elements an ArrayBlockingQueue, PriorityBlockingQueue or LinkedBlockingDeque has, or -1. */
    int count(Object queue) {
        for (Field field : new Field[] {arrayCount, priorityCount, dequeCount}) {
            if (field != null && field.getDeclaringClass().isInstance(queue)) {
                Object count = get(field, queue);
                return count == null ? -1 : (Integer) count;
            }
        }
        return -1;
    }

    /** The heap of a scheduled executor's queue, or null. */
    Object @Nullable [] delayed(Object queue) {
        return isDelayed(queue) ? (Object[]) get(delayedQueue, queue) : null;
    }

    /** How many elements of that heap are in use. */
    int delayedCount(Object queue) {
        Object count = isDelayed(queue) ? get(delayedCount, queue) : null;
        return count == null ? -1 : (Integer) count;
    }

    private boolean isDelayed(Object queue) {
        return delayedQueue != null && delayedQueue.getDeclaringClass().isInstance(queue);
    }

    /** The future that this task of a queue completes: a FutureTask itself, or that of CompletableFuture's tasks; or null. */
    @Nullable
    Object futureOf(Object task) {
        if (task instanceof FutureTask) {
            return task;
        }
        for (Field field : new Field[] {supplied, run, dependent}) {
            if (field != null && field.getDeclaringClass().isInstance(task)) {
                return get(field, task);
            }
        }
        return null;
    }

    private static @Nullable Object get(@Nullable Field field, @Nullable Object owner) {
        if (field == null || owner == null) {
            return null;
        }
        try {
            return field.get(owner);
        } catch (IllegalAccessException closed) {
            return null; // cannot be: it was made accessible; the answer is "unknown"
        }
    }
}
