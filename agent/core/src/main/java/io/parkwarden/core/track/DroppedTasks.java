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
import java.util.concurrent.RunnableScheduledFuture;
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
    private static final long TO_RERUN_NANOS = 5_000_000_000L;

    /** What was undone so long and is then collected will not be run or cancelled any more. */
    private static final long FORGOTTEN_NANOS = 1_000_000_000L;

    private final ConcurrentLinkedQueue<Note> notes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final List<Given> waiting = new ArrayList<>();
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

    /** Tasks that were given back and may still be run or cancelled. */
    private static final class Given {
        final Note note;
        final List<WeakReference<FutureTask<?>>> open;
        long lookedNanos;
        long forgotten;

        Given(Note note) {
            this.note = note;
            this.open = new ArrayList<>(note.futures);
            this.lookedNanos = note.atNanos;
        }

        /** Of one that was collected soon it is not known whether it was cancelled before: better silent than wrong. */
        void look(long nowNanos) {
            boolean old = lookedNanos - note.atNanos >= FORGOTTEN_NANOS;
            for (Iterator<WeakReference<FutureTask<?>>> all = open.iterator(); all.hasNext(); ) {
                FutureTask<?> task = all.next().get();
                if (task == null || task.isDone()) {
                    all.remove();
                    forgotten += task == null && old ? 1 : 0;
                }
            }
            lookedNanos = nowNanos;
        }

        long lost() {
            return note.others + forgotten + open.size();
        }
    }

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

    /** On the thread that called shutdownNow. Periodic tasks are not meant to run on at the end. */
    void givenBack(ThreadPoolExecutor pool, List<?> tasks) {
        List<WeakReference<FutureTask<?>>> futures = new ArrayList<>();
        List<WeakReference<FutureTask<?>>> later = new ArrayList<>();
        long others = 0;
        for (Object task : tasks) {
            if (task instanceof FutureTask<?> future) {
                if (!(task instanceof Delayed)) {
                    futures.add(new WeakReference<>(future));
                } else if (task instanceof RunnableScheduledFuture<?> scheduled && !scheduled.isPeriodic()) {
                    later.add(new WeakReference<>(future));
                }
            } else if (!(task instanceof Delayed)) {
                others++;
            }
        }
        if (!futures.isEmpty() || others > 0) {
            add(pool, Loss.SHUT_DOWN, futures, others, !futures.isEmpty());
        }
        if (!later.isEmpty()) {
            add(pool, Loss.DELAYED_SHUT_DOWN, later, 0, false);
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
                AgentClock.millis(),
                System.nanoTime(),
                ThreadNames.of(thread),
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
            if (note.loss != Loss.DISCARDED) {
                waiting.add(new Given(note));
            } else {
                add(sums, note, note.others);
            }
        }
        for (Iterator<Given> all = waiting.iterator(); all.hasNext(); ) {
            Given given = all.next();
            given.look(nowNanos);
            if (last || nowNanos - given.note.atNanos >= TO_RERUN_NANOS) {
                all.remove();
                add(sums, given.note, given.lost());
            }
        }
        sums.values().forEach(out);
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
