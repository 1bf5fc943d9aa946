/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tasks in a pool's queue from the queue's own nodes: an iterator of a LinkedBlockingQueue takes both its
 * locks. What changes meanwhile is seen or not; the reader looks twice. Immutable, so thread-safe.
 *
 * <p>Fields read with javap from 17.0.15, 21.0.12 and 25.0.3. A queue of another class gives no tasks.
 */
final class QueuedTasks {
    /** Tasks read of one pool; a deadlock behind so many others is told as less than proven. */
    static final int LIMIT = 10_000;

    private static final String JUC = "java.util.concurrent.";

    private final JdkObjects objects;

    QueuedTasks(JdkObjects objects) {
        this.objects = objects;
    }

    /** The tasks, in the order of the queue as far as it has one; at most {@value #LIMIT}. */
    List<Object> of(Object pool) {
        List<Object> tasks = new ArrayList<>();
        if (pool instanceof ForkJoinPool) {
            forkJoin(pool, tasks);
        } else if (pool instanceof ThreadPoolExecutor executor) {
            Object queue = executor.getQueue();
            switch (queue.getClass().getName()) {
                case JUC + "LinkedBlockingQueue" -> linked(objects.get(queue, "head"), tasks);
                case JUC + "LinkedTransferQueue" -> linked(objects.get(queue, "head"), tasks);
                case JUC + "LinkedBlockingDeque" -> linked(objects.get(queue, "first"), tasks);
                case JUC + "ArrayBlockingQueue" -> array(objects.get(queue, "items"), tasks);
                case JUC + "PriorityBlockingQueue" -> array(objects.get(queue, "queue"), tasks);
                case JUC + "ScheduledThreadPoolExecutor$DelayedWorkQueue" -> array(objects.get(queue, "queue"), tasks);
                default -> {
                    // a queue of the application or a library: its nodes are not known
                }
            }
        }
        return tasks;
    }

    private void linked(@Nullable Object first, List<Object> tasks) {
        Object node = first;
        for (int steps = 0; node != null && steps < LIMIT; steps++) {
            Object item = objects.get(node, "item");
            if (item instanceof Runnable) {
                tasks.add(item);
            }
            Object next = objects.get(node, "next");
            node = next == node ? null : next; // a node that was taken out points to itself
        }
    }

    private static void array(@Nullable Object items, List<Object> tasks) {
        if (items instanceof Object[] array) {
            for (Object item : array) {
                if (item != null && tasks.size() < LIMIT) {
                    tasks.add(item);
                }
            }
        }
    }

    private void forkJoin(Object pool, List<Object> tasks) {
        if (objects.get(pool, "queues") instanceof Object[] queues) {
            for (Object queue : queues) {
                if (queue != null) {
                    array(objects.get(queue, "array"), tasks);
                }
            }
        }
    }

    /** The worker threads of a ForkJoinPool. */
    List<Thread> forkJoinWorkers(ForkJoinPool pool) {
        List<Thread> workers = new ArrayList<>();
        if (objects.get(pool, "queues") instanceof Object[] queues) {
            for (Object queue : queues) {
                if (queue != null && objects.get(queue, "owner") instanceof Thread owner) {
                    workers.add(owner);
                }
            }
        }
        return workers;
    }
}
