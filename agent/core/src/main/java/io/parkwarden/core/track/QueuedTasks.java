/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tasks in a pool's queue from the queue's own nodes: an iterator of a LinkedBlockingQueue takes both its
 * locks. What changes meanwhile is seen or not; the reader looks twice. Immutable, so thread-safe.
 *
 * <p>Fields read with javap from 17.0.15, 21.0.12 and 25.0.3. Of an executor that is none of the JDK's, all queues that are
 * its fields are read; a queue whose class is none of the JDK's by what its arrays and nodes lead to.
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
            queue(executor.getQueue(), tasks);
        } else {
            for (JdkObjects.Reference field : objects.references(pool)) {
                if (field.value() instanceof Queue<?> queue) {
                    queue(queue, tasks);
                }
            }
        }
        return tasks;
    }

    private void queue(Object queue, List<Object> tasks) {
        switch (queue.getClass().getName()) {
            case JUC + "LinkedBlockingQueue",
                    JUC + "LinkedTransferQueue",
                    JUC + "ConcurrentLinkedQueue",
                    JUC + "ConcurrentLinkedDeque" -> linked(objects.get(queue, "head"), tasks);
            case JUC + "LinkedBlockingDeque", "java.util.LinkedList" -> linked(objects.get(queue, "first"), tasks);
            case JUC + "ArrayBlockingQueue" -> array(objects.get(queue, "items"), tasks);
            case "java.util.ArrayDeque" -> array(objects.get(queue, "elements"), tasks);
            case JUC + "PriorityBlockingQueue",
                    "java.util.PriorityQueue",
                    JUC + "ScheduledThreadPoolExecutor$DelayedWorkQueue" -> array(objects.get(queue, "queue"), tasks);
            default -> {
                if (!JdkObjects.isBoot(queue.getClass())) {
                    foreign(queue, tasks);
                }
            }
        }
    }

    /** A queue of the application or a library: what its arrays and nodes lead to, in no certain order. */
    private void foreign(Object queue, List<Object> tasks) {
        String family = queue.getClass().getPackageName();
        ArrayDeque<Object> open = new ArrayDeque<>(List.of(queue));
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int steps = 0; steps < LIMIT && !open.isEmpty(); steps++) {
            Object object = open.remove();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof Runnable || object instanceof Callable) {
                tasks.add(object);
            } else if (object instanceof Object[] array) {
                for (Object element : array) {
                    if (element != null && open.size() < LIMIT) {
                        open.add(element);
                    }
                }
            } else if (object instanceof AtomicReferenceArray<?> array) {
                for (int i = 0; i < array.length() && open.size() < LIMIT; i++) {
                    Object element = array.get(i);
                    if (element != null) {
                        open.add(element);
                    }
                }
            } else if (object.getClass().getPackageName().equals(family)) {
                for (JdkObjects.Reference reference : objects.references(object)) {
                    open.add(reference.value());
                }
            }
        }
    }

    private void linked(@Nullable Object first, List<Object> tasks) {
        Object node = first;
        for (int steps = 0; node != null && steps < LIMIT; steps++) {
            Object item = objects.get(node, "item");
            if (item instanceof Runnable || item instanceof Callable) {
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
