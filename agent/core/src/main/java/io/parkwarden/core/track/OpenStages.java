/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.FailureHooks;
import io.parkwarden.model.Fact;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.LostWork.Loss;
import io.parkwarden.model.WaitKind;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stages that wait for a future that nobody can complete any more. Certain by this: a stage that is added to an open
 * future refers to the future until it has run, and the future refers to the stage. So when the collector has taken the
 * future, and the stage's own result lives and is open, the stage has not run, and nobody is left who could complete
 * what it waits for. Only kinds of stages whose result is complete as soon as they have run are looked at; of
 * thenCompose that is the relay that it adds to the inner future.
 *
 * <p>Also work that was given to a delayed executor and had not begun when the JVM ended.
 *
 * <p>What costs is the stack of whoever adds the stage, so at most {@value #A_TURN} in a turn of the agent's thread are
 * told. Everything is held weakly and bounded. The threads of the application put notes into a queue; all else is the
 * agent's thread's and that of the thread which ends the JVM.
 */
final class OpenStages {
    static final int A_TURN = 8;

    private static final int NOTES = 4_096;

    /** How long somebody may take to complete or cancel the result of a stage that will never run. */
    private static final long GRACE_NANOS = 5_000_000_000L;

    private static final String FUTURE = "java.util.concurrent.CompletableFuture$";

    private static final Set<String> COMPLETE_WHEN_RUN = Set.of(
            FUTURE + "UniApply",
            FUTURE + "UniAccept",
            FUTURE + "UniRun",
            FUTURE + "UniHandle",
            FUTURE + "UniWhenComplete",
            FUTURE + "UniExceptionally",
            FUTURE + "UniRelay");

    private final ConcurrentLinkedQueue<Source> added = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Delayed> delayed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sources = new AtomicInteger();
    private final AtomicInteger delays = new AtomicInteger();
    private final Set<Source> followed = new HashSet<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final List<Source> orphans = new ArrayList<>();
    private final StackShapes shapes;
    private final Field result;
    private final Field dependents;
    private final Field next;
    private final Field dependent;
    private final Field action;
    private final Field runDependent;
    private final Field supplyDependent;
    private long told;

    /** A future that a stage waits for. */
    private static final class Source extends WeakReference<Object> {
        final WeakReference<Object> stageResult;
        final StackShapes.Shape shape;
        final String thread = Thread.currentThread().getName();
        long orphanedNanos;

        Source(Object future, ReferenceQueue<Object> queue, Object stageResult, StackShapes.Shape shape) {
            super(future, queue);
            this.stageResult = new WeakReference<>(stageResult);
            this.shape = shape;
        }
    }

    private record Delayed(WeakReference<Object> task, String thread, StackShapes.Shape shape) {}

    /**
     * @throws ReflectiveOperationException if this JDK keeps stages where they cannot be read
     */
    OpenStages(StackShapes shapes) throws ReflectiveOperationException {
        this.shapes = shapes;
        result = open(CompletableFuture.class, "result");
        dependents = open(CompletableFuture.class, "stack");
        next = open(Class.forName(FUTURE + "Completion"), "next");
        dependent = open(Class.forName(FUTURE + "UniCompletion"), "dep");
        action = open(Class.forName(FUTURE + "UniWhenComplete"), "fn");
        runDependent = open(Class.forName(FUTURE + "AsyncRun"), "dep");
        supplyDependent = open(Class.forName(FUTURE + "AsyncSupply"), "dep");
    }

    private static Field open(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** On the thread that adds the stage. */
    void depends(Object stage, Object future) throws IllegalAccessException {
        if (sources.get() >= NOTES
                || !COMPLETE_WHEN_RUN.contains(stage.getClass().getName())) {
            return;
        }
        Object made = dependent.get(stage);
        StackShapes.Shape shape = made == null ? null : shapes.here(WaitKind.PARK);
        if (made != null && shape != null) {
            sources.incrementAndGet();
            added.add(new Source(future, collected, made, shape));
        }
    }

    /** On the thread that gives the task to a delayed executor. */
    void delayed(Object task) {
        StackShapes.Shape shape = delays.get() >= NOTES ? null : shapes.here(WaitKind.PARK);
        if (shape != null) {
            delays.incrementAndGet();
            delayed.add(new Delayed(
                    new WeakReference<>(task), Thread.currentThread().getName(), shape));
        }
    }

    synchronized void turn(Consumer<Fact> out, long nowNanos) throws IllegalAccessException {
        for (Source source = added.poll(); source != null; source = added.poll()) {
            followed.add(source);
            told++;
        }
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            Source source = (Source) gone;
            followed.remove(source);
            sources.decrementAndGet();
            if (waitsInVain(source)) {
                source.orphanedNanos = nowNanos;
                orphans.add(source);
            }
        }
        tellOrphans(out, nowNanos, false);
        delayed.removeIf(each -> {
            boolean over = hasBegun(each);
            if (over) {
                delays.decrementAndGet();
            }
            return over;
        });
        FailureHooks.tellStages(A_TURN);
    }

    private void tellOrphans(Consumer<Fact> out, long nowNanos, boolean last) throws IllegalAccessException {
        Map<StackShapes.Shape, Source> lost = new LinkedHashMap<>();
        Map<StackShapes.Shape, Integer> counts = new LinkedHashMap<>();
        for (Iterator<Source> all = orphans.iterator(); all.hasNext(); ) {
            Source source = all.next();
            if (!last && nowNanos - source.orphanedNanos < GRACE_NANOS) {
                continue;
            }
            all.remove();
            if (waitsInVain(source)) {
                lost.putIfAbsent(source.shape, source);
                counts.merge(source.shape, 1, Integer::sum);
            }
        }
        lost.forEach((shape, source) ->
                out.accept(fact(Loss.ABANDONED, source.thread, shape, counts.getOrDefault(shape, 1))));
    }

    private static LostWork fact(Loss loss, String thread, StackShapes.Shape shape, int tasks) {
        return new LostWork(
                System.currentTimeMillis(),
                thread,
                false,
                null,
                loss,
                tasks,
                true,
                shape.stack().frames());
    }

    /** Whether somebody has the stage's result, it is open, and no timer will complete it. */
    private boolean waitsInVain(Source source) throws IllegalAccessException {
        Object waiting = source.stageResult.get();
        return waiting != null && result.get(waiting) == null && !hasTimeout(waiting);
    }

    /** {@code orTimeout} and {@code completeOnTimeout} add a stage that ends the timer. */
    private boolean hasTimeout(Object future) throws IllegalAccessException {
        Object stage = dependents.get(future);
        for (int steps = 0; stage != null && steps < 64; steps++) {
            Object run = action.getDeclaringClass().isInstance(stage) ? action.get(stage) : null;
            if (run != null && run.getClass().getName().equals(FUTURE + "Canceller")) {
                return true;
            }
            stage = next.get(stage);
        }
        return false;
    }

    private boolean hasBegun(Delayed delayed) {
        Object task = delayed.task.get();
        try {
            return task == null || isOver(resultOf(task));
        } catch (IllegalAccessException closed) {
            return true; // cannot be: the fields were made accessible
        }
    }

    private boolean isOver(@Nullable Object future) throws IllegalAccessException {
        return future == null || result.get(future) != null;
    }

    /** The future that the task completes; null once it runs, and for a task that is no future's. */
    private @Nullable Object resultOf(Object task) throws IllegalAccessException {
        if (runDependent.getDeclaringClass().isInstance(task)) {
            return runDependent.get(task);
        }
        if (supplyDependent.getDeclaringClass().isInstance(task)) {
            return supplyDependent.get(task);
        }
        return dependent.getDeclaringClass().isInstance(task) ? dependent.get(task) : null;
    }

    /** The JVM begins to end: says what waits in vain, and what had not begun if the JVM ends by itself. */
    synchronized void exiting(Consumer<Fact> out) throws IllegalAccessException {
        tellOrphans(out, System.nanoTime(), true);
        if (!CutOffTasks.endsByItself()) {
            return;
        }
        Map<StackShapes.Shape, Integer> pending = new LinkedHashMap<>();
        Map<StackShapes.Shape, String> threads = new LinkedHashMap<>();
        for (Delayed each : delayed) {
            if (!hasBegun(each)) {
                pending.merge(each.shape, 1, Integer::sum);
                threads.putIfAbsent(each.shape, each.thread);
            }
        }
        pending.forEach((shape, tasks) ->
                out.accept(fact(Loss.DELAYED_AT_EXIT, threads.getOrDefault(shape, ""), shape, tasks)));
    }

    /** One sentence on what was looked at, for the coverage of the report. */
    synchronized String sampled() {
        return "stages on open futures and tasks of delayed executors: at most " + A_TURN + " in 30 ms and " + NOTES
                + " at a time are followed, " + told + " stages so far";
    }

    synchronized void clear() {
        followed.clear();
        orphans.clear();
        added.clear();
        delayed.clear();
    }
}
