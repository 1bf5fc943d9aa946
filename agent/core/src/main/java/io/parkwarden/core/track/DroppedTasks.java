/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Fact;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.LostWork.Loss;
import io.parkwarden.model.Pool;
import io.parkwarden.model.WaitKind;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that a pool's policy dropped or that shutdownNow gave back. The thread that loses them leaves a note with its
 * stack; the agent's thread sums up equal ones. Holds the tasks weakly, and bounded. Thread-safe.
 */
final class DroppedTasks {
    private static final int NOTES = 4_096;

    /** How long whoever called shutdownNow has to run or cancel what he was given back. */
    private static final long TO_RERUN_NANOS = 1_000_000_000L;

    private final ConcurrentLinkedQueue<Note> notes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final List<Note> waiting = new ArrayList<>();
    private final StackShapes shapes;
    private final Pools pools;

    private record Note(
            long atMillis,
            long atNanos,
            String thread,
            @Nullable Pool pool,
            Loss loss,
            List<WeakReference<FutureTask<?>>> futures,
            long others,
            boolean awaited,
            StackShapes.Shape shape) {}

    private record Key(Loss loss, boolean awaited, StackShapes.Shape shape) {}

    DroppedTasks(StackShapes shapes, Pools pools) {
        this.shapes = shapes;
        this.pools = pools;
    }

    /** On the thread that wanted to give the pool a task. */
    void discarded(ThreadPoolExecutor pool, @Nullable Object task) {
        Object dropped = task == null ? pool.getQueue().peek() : task;
        if (dropped != null) {
            boolean awaited = dropped instanceof FutureTask || dropped instanceof AsynchronousCompletionTask;
            add(pool, Loss.DISCARDED, List.of(), 1, awaited);
        }
    }

    /** On the thread that called shutdownNow. Delayed and periodic tasks are not meant to run on at the end. */
    void givenBack(ThreadPoolExecutor pool, List<?> tasks) {
        List<WeakReference<FutureTask<?>>> futures = new ArrayList<>();
        long others = 0;
        for (Object task : tasks) {
            if (task instanceof FutureTask<?> future && !(task instanceof Delayed)) {
                futures.add(new WeakReference<>(future));
            } else if (!(task instanceof Delayed)) {
                others++;
            }
        }
        if (!futures.isEmpty() || others > 0) {
            add(pool, Loss.SHUT_DOWN, futures, others, !futures.isEmpty());
        }
    }

    private void add(
            ThreadPoolExecutor pool,
            Loss loss,
            List<WeakReference<FutureTask<?>>> futures,
            long others,
            boolean awaited) {
        if (size.get() >= NOTES) {
            return; // more of the same, mostly: the agent's thread sums up
        }
        StackShapes.Shape shape = shapes.here(WaitKind.PARK);
        if (shape == null) {
            return;
        }
        size.incrementAndGet();
        Thread thread = Thread.currentThread();
        notes.add(new Note(
                System.currentTimeMillis(),
                System.nanoTime(),
                thread.getName(),
                pools.now(pool, null),
                loss,
                futures,
                others,
                awaited,
                shape));
    }

    /**
     * Tells what was lost. The lock is the agent's own.
     *
     * @param last whether nothing more can become of what was given back
     */
    synchronized void tell(Consumer<Fact> out, long nowNanos, boolean last) {
        Map<Key, LostWork> sums = new LinkedHashMap<>();
        for (Note note = notes.poll(); note != null; note = notes.poll()) {
            size.decrementAndGet();
            if (note.loss == Loss.SHUT_DOWN) {
                waiting.add(note);
            } else {
                add(sums, note, note.others);
            }
        }
        for (Iterator<Note> all = waiting.iterator(); all.hasNext(); ) {
            Note note = all.next();
            if (last || nowNanos - note.atNanos >= TO_RERUN_NANOS) {
                all.remove();
                add(sums, note, note.others + undone(note));
            }
        }
        sums.values().forEach(out);
    }

    /** Tasks that were neither run nor cancelled; one that was collected cannot have been run since. */
    private static long undone(Note note) {
        return note.futures.stream()
                .filter(reference -> {
                    FutureTask<?> task = reference.get();
                    return task == null || !task.isDone();
                })
                .count();
    }

    private static void add(Map<Key, LostWork> sums, Note note, long tasks) {
        if (tasks > 0) {
            sums.merge(
                    new Key(note.loss, note.awaited, note.shape),
                    new LostWork(
                            note.atMillis,
                            note.thread,
                            false,
                            note.pool,
                            note.loss,
                            tasks,
                            note.awaited,
                            note.shape.stack().frames()),
                    (before, now) -> new LostWork(
                            now.atMillis(),
                            now.thread(),
                            false,
                            now.pool(),
                            now.loss(),
                            before.tasks() + now.tasks(),
                            now.awaited(),
                            now.stack()));
        }
    }
}
