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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
 * <p>What allOf, anyOf and combinations of two make waits for several futures. It is lost when each of them has been
 * collected or has completed, at least one was collected, and the result still lives and is open: had those that are gone
 * completed, so would have the result.
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

    /** What waits for more futures than this is not followed. */
    private static final int WIDEST = 64;

    private static final long BETWEEN_LOOKS_NANOS = 500_000_000L;

    private final ConcurrentLinkedQueue<Source> added = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Delayed> delayed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sources = new AtomicInteger();
    private final AtomicInteger delays = new AtomicInteger();
    private final Set<Source> followed = new HashSet<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final List<Waiting> suspects = new ArrayList<>();
    private final List<Waiting> orphans = new ArrayList<>();
    private final StackShapes shapes;
    private final Field result;
    private final Field dependents;
    private final Field next;
    private final Field dependent;
    private final Field action;
    private final Field runDependent;
    private final Field supplyDependent;
    private final @Nullable Class<?> scheduledFork;
    private long told;
    private long lookedNanos;

    /** A future that something waits for. */
    private static final class Source extends WeakReference<Object> {
        final Waiting waiting;

        Source(Object future, ReferenceQueue<Object> queue, Waiting waiting) {
            super(future, queue);
            this.waiting = waiting;
        }
    }

    /** The result of a stage or of allOf and its like. */
    private static final class Waiting {
        final WeakReference<Object> result;
        final StackShapes.Shape shape;
        final String thread = ThreadNames.of(Thread.currentThread());
        final List<Source> sources = new ArrayList<>(2);
        boolean suspected;
        long orphanedNanos;

        Waiting(Object result, StackShapes.Shape shape) {
            this.result = new WeakReference<>(result);
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
        Class<?> scheduled;
        try {
            scheduled = Class.forName("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask", false, null);
        } catch (ClassNotFoundException before25) {
            scheduled = null;
        }
        scheduledFork = scheduled;
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
            follow(new Waiting(made, shape), List.of(future));
        }
    }

    /** On the thread that adds a stage to two futures. */
    void dependsOnTwo(Object stage, Object one, @Nullable Object other) throws IllegalAccessException {
        Object made = dependent.get(stage);
        if (made != null && other != null) {
            dependsOn(made, new Object[] {one, other});
        }
    }

    /** On the thread that makes a future of these. */
    void dependsOn(Object made, Object[] futures) throws IllegalAccessException {
        if (futures.length > WIDEST || sources.get() >= NOTES || !isOpen(made)) {
            return;
        }
        List<Object> open = new ArrayList<>(futures.length);
        for (Object future : futures) {
            if (isOpen(future)) {
                open.add(future);
            }
        }
        StackShapes.Shape shape = open.isEmpty() ? null : shapes.here(WaitKind.PARK);
        if (shape != null) {
            follow(new Waiting(made, shape), open);
        }
    }

    private void follow(Waiting waiting, List<Object> futures) {
        for (Object future : futures) {
            waiting.sources.add(new Source(future, collected, waiting));
        }
        sources.addAndGet(futures.size());
        added.addAll(waiting.sources);
    }

    /** On the thread that gives the task to a delayed executor. */
    void delayed(Object task) {
        StackShapes.Shape shape = delays.get() >= NOTES ? null : shapes.here(WaitKind.PARK);
        if (shape != null) {
            delays.incrementAndGet();
            delayed.add(new Delayed(new WeakReference<>(task), ThreadNames.of(Thread.currentThread()), shape));
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
            if (!source.waiting.suspected) {
                source.waiting.suspected = true;
                suspects.add(source.waiting);
            }
        }
        if (nowNanos - lookedNanos >= BETWEEN_LOOKS_NANOS) {
            lookedNanos = nowNanos;
            lookAtSuspects(nowNanos);
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

    /** Of those whose first future was collected: who has none left that may still complete. */
    private void lookAtSuspects(long nowNanos) throws IllegalAccessException {
        for (Iterator<Waiting> all = suspects.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (!waitsInVain(waiting)) {
                all.remove();
            } else if (!hasOpenSource(waiting)) {
                all.remove();
                waiting.orphanedNanos = nowNanos;
                orphans.add(waiting);
            }
        }
    }

    private boolean hasOpenSource(Waiting waiting) throws IllegalAccessException {
        for (Source source : waiting.sources) {
            if (isOpen(source.get())) {
                return true;
            }
        }
        return false;
    }

    private void tellOrphans(Consumer<Fact> out, long nowNanos, boolean last) throws IllegalAccessException {
        Map<StackShapes.Shape, Waiting> lost = new LinkedHashMap<>();
        Map<StackShapes.Shape, Integer> counts = new LinkedHashMap<>();
        for (Iterator<Waiting> all = orphans.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (!last && nowNanos - waiting.orphanedNanos < GRACE_NANOS) {
                continue;
            }
            all.remove();
            if (waitsInVain(waiting)) {
                lost.putIfAbsent(waiting.shape, waiting);
                counts.merge(waiting.shape, 1, Integer::sum);
            }
        }
        lost.forEach((shape, waiting) ->
                out.accept(fact(Loss.ABANDONED, waiting.thread, shape, counts.getOrDefault(shape, 1))));
    }

    private static LostWork fact(Loss loss, String thread, StackShapes.Shape shape, int tasks) {
        return new LostWork(
                AgentClock.millis(),
                thread,
                false,
                null,
                loss,
                tasks,
                true,
                shape.stack().frames());
    }

    /** Whether somebody has the result, it is open, and no timer will complete it. */
    private boolean waitsInVain(Waiting waiting) throws IllegalAccessException {
        Object made = waiting.result.get();
        return made != null && isOpen(made) && !hasTimeout(made);
    }

    private boolean isOpen(@Nullable Object future) throws IllegalAccessException {
        return future instanceof CompletableFuture && result.get(future) == null;
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
        if (scheduledFork != null && scheduledFork.isInstance(task)) {
            // One that is due was given to a worker, and is seen there. Both classes are the JDK's: nobody's code runs.
            return ((Future<?>) task).isDone()
                    || ((java.util.concurrent.Delayed) task).getDelay(TimeUnit.NANOSECONDS) <= 0
                    || TaskGuards.isGuard(task, 2);
        }
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
        lookAtSuspects(System.nanoTime());
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
                + " at a time are followed, " + told + " futures that something waits for so far";
    }

    synchronized void clear() {
        followed.clear();
        suspects.clear();
        orphans.clear();
        added.clear();
        delayed.clear();
    }
}
