/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.FailureHooks;
import io.parkwarden.bootstrap.FailureSink;
import io.parkwarden.core.track.FailureEvent.Kind;
import io.parkwarden.model.WaitKind;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The side of the application's threads: says in an event what happened to a failure and leaves all else to {@link
 * FailureLedger} on the agent's thread. Takes no lock. Bounded: when the list of events is full, {@link #takeOverflow()} says so,
 * and the ledger forgets what it cannot be sure of. Thread-safe.
 */
public final class FailureTracker implements FailureSink {
    private static final int LIMIT = 65_536;

    private static final int RACERS = 8_192;
    private static final int CLASSES = 4_096;

    /** The newest event, which knows the one before it: to put one in is one exchange, to take all is one as well. */
    private final AtomicReference<@Nullable FailureEvent> newest = new AtomicReference<>();

    /** Taken out and turned round, for the thread that takes. */
    private @Nullable FailureEvent oldest;

    private final ConcurrentHashMap<String, Boolean> overridesSetException = new ConcurrentHashMap<>();
    private final StackWalker walker = StackWalker.getInstance();
    private final Outcomes outcomes;
    private final StackShapes shapes;
    private final DroppedTasks dropped;
    private final OpenStages stages;
    private final LibraryCallbacks callbacks = new LibraryCallbacks();
    private final AtomicInteger mayWalk = new AtomicInteger();
    private volatile boolean overflow;

    /**
     * Identity hashes of futures that take part in a race, each at the index that it has modulo the length. It keeps
     * nothing alive and costs no allocation; that two futures share a hash makes one failure in billions milder.
     */
    private final int[] racers = new int[RACERS];

    /**
     * @throws ReflectiveOperationException if this JDK keeps failures where they cannot be read
     */
    FailureTracker(StackShapes shapes, DroppedTasks dropped, OpenStages stages) throws ReflectiveOperationException {
        this.outcomes = new Outcomes();
        this.shapes = shapes;
        this.dropped = dropped;
        this.stages = stages;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** Which of the objects are there depends on what happened. */
    @Override
    public void happened(int what, Object first, Object second, Object third, long number) {
        try {
            look(what, first, second, third, number);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed); // cannot be: the fields were made accessible
        }
    }

    private void look(int what, Object first, Object second, Object third, long number) throws IllegalAccessException {
        switch (what) {
            case FailureHooks.BORN -> born((Throwable) second, "CompletableFuture", null);
            case FailureHooks.TASK_FAILED -> taskFailed(first, (Throwable) second, number == 1);
            case FailureHooks.FORK_FAILED -> forkFailed(first, (Throwable) second);
            case FailureHooks.RECEIVED -> {
                if (number == 0 || !walker.walk(LibraryCallbacks::isInternalGet)) {
                    put(Kind.RECEIVED, (Throwable) first, "", null);
                }
            }
            case FailureHooks.RECEIVED_RESULT -> {
                if (!isOfJdk(second)) {
                    put(Kind.RECEIVED, outcomes.ofResult(first), "", null);
                }
            }
            case FailureHooks.RECEIVED_SOURCE -> put(Kind.RECEIVED, outcomes.ofFuture(first), "", null);
            case FailureHooks.RECEIVED_AUX -> put(Kind.RECEIVED, outcomes.ofAux(first), "", null);
            case FailureHooks.DISMISSED ->
                put(Kind.DISMISSED, first instanceof Throwable outcome ? outcome : outcomes.ofAux(first), "", null);
            case FailureHooks.BOTH -> both(outcomes.ofResult(first), outcomes.ofResult(second));
            case FailureHooks.BOTH_FUTURES -> both(outcomes.ofFuture(first), outcomes.ofFuture(second));
            case FailureHooks.ALL -> all((Object[]) first, second);
            case FailureHooks.RACE -> {
                if (first instanceof Object[] futures) {
                    race(futures, second);
                } else {
                    race(new Object[] {first, third}, second);
                }
            }
            case FailureHooks.RACE_FIRES -> raceFires(first, second, third);
            case FailureHooks.OFFERED -> offered(first, (Throwable) second, true, (number & 1) != 0);
            case FailureHooks.OFFERED_RESULT -> offeredResult(first, outcomes.ofResult(second), number);
            case FailureHooks.SCHEDULED ->
                put(new FailureEvent(Kind.SCHEDULED, null, "", first, number, shapes.here(WaitKind.PARK)));
            case FailureHooks.TIMER_DIED -> timerDied(first, (Throwable) second);
            case FailureHooks.PROMISE_FAILED -> promiseFailed(first, (Throwable) second, (String) third);
            case FailureHooks.SHOWN -> {
                if (second == null || callbacks.receives(second)) {
                    put(Kind.SHOWN, (Throwable) first, "", null);
                }
            }
            case FailureHooks.DROPPED -> droppedByLibrary((Throwable) first, second, (String) third);
            case FailureHooks.RECEIVED_PROMISE -> put(Kind.RECEIVED, callbacks.failureIn(second), "", null);
            case FailureHooks.READ -> {
                if (walker.walk(LibraryCallbacks::isCallback)) {
                    put(Kind.RECEIVED, (Throwable) first, "", null);
                }
            }
            case FailureHooks.DEPENDS -> stages.depends(first, second);
            case FailureHooks.DEPENDS_ON -> stages.dependsOn(first, (Object[]) second);
            case FailureHooks.DEPENDS_ON_TWO -> stages.dependsOnTwo(first, second, third);
            case FailureHooks.DELAYED -> stages.delayed(first);
            case FailureHooks.DISCARDED -> dropped.discarded((ThreadPoolExecutor) first, second);
            case FailureHooks.SHUT_DOWN -> dropped.givenBack((ThreadPoolExecutor) first, (List<?>) second);
            default -> throw new IllegalArgumentException("event " + what);
        }
    }

    private void taskFailed(Object task, Throwable cause, boolean awaited) throws IllegalAccessException {
        Class<?> type = task.getClass();
        boolean ofJdk = type.getClassLoader() == null;
        if (ofJdk && !awaited && task instanceof RunnableScheduledFuture<?> scheduled && scheduled.isPeriodic()) {
            put(Kind.PERIODIC_DIED, cause, "ScheduledThreadPoolExecutor", task);
        } else if (ofJdk || !overridesSetException(type)) {
            born(cause, "FutureTask", task);
        }
    }

    /** Whether code of the application or of a library is given the failure by {@code setException} of its own. */
    private boolean overridesSetException(Class<?> type) {
        Boolean known = overridesSetException.get(type.getName());
        if (known == null) {
            known = false;
            for (Class<?> each = type; each != null && each != FutureTask.class; each = each.getSuperclass()) {
                known |= declaresSetException(each);
            }
            if (overridesSetException.size() < CLASSES) {
                overridesSetException.put(type.getName(), known);
            }
        }
        return known;
    }

    private static boolean declaresSetException(Class<?> type) {
        try {
            return type.getDeclaredMethod("setException", Throwable.class) != null;
        } catch (NoSuchMethodException inherited) {
            return false;
        }
    }

    private void forkFailed(Object task, Throwable cause) throws IllegalAccessException {
        if (task.getClass().getName().equals("java.util.concurrent.ForkJoinTask$RunnableExecuteAction")) {
            return; // given to execute: the thread's uncaught-exception handler receives it
        }
        if (outcomes.periodOf(task) != 0) {
            put(Kind.PERIODIC_DIED, cause, "ForkJoinPool", task);
        } else {
            born(cause, "ForkJoinTask", task);
        }
    }

    private void promiseFailed(Object promise, Throwable cause, String type) throws IllegalAccessException {
        String scheduler = LibrarySchedulers.of(promise);
        if (scheduler == null) {
            born(cause, type, null);
        } else if (!scheduler.equals(LibrarySchedulers.TOLD_OTHERWISE)) {
            put(Kind.PERIODIC_DIED, cause, scheduler, promise);
        }
    }

    /** Where an exception without a stack completes a future is known now or never. */
    private void born(Throwable failure, String type, @Nullable Object task) throws IllegalAccessException {
        Throwable root = Outcomes.root(failure);
        FailureEvent last = newest.get();
        if (last != null && isSame(last, root, type) && last.addCarrier()) {
            return; // the same failure goes on into a dependent stage
        }
        boolean constant = outcomes.isConstant(root);
        if ((constant || !outcomes.hasStack(root)) && mayWalk.getAndDecrement() > 0) {
            if (constant && walker.walk(FailureTracker::isInitialising)) {
                return; // kept for the day on which it is needed: nothing has failed
            }
            Object code = task == null ? null : outcomes.codeOf(task);
            put(new FailureEvent(
                    Kind.BORN, root, type, code == null ? null : code.getClass(), 0, shapes.here(WaitKind.PARK)));
        } else {
            put(Kind.BORN, root, type, null);
        }
    }

    private static boolean isInitialising(Stream<StackWalker.StackFrame> frames) {
        return frames.anyMatch(frame -> frame.getMethodName().equals("<clinit>"));
    }

    /** Whether the last event says that the calling thread put this failure into a future of this kind. */
    private static boolean isSame(FailureEvent last, Throwable root, String type) {
        return last.kind == Kind.BORN
                && last.refersTo(root)
                && last.type.equals(type)
                && last.thread.equals(ThreadNames.of(Thread.currentThread()));
    }

    /** So many exceptions without a stack may be looked for on the thread's own from now on. */
    void allowWalks(int number) {
        mayWalk.set(number);
    }

    /** A timer without periodic tasks loses nothing that would have run again. */
    private void timerDied(Object queue, Throwable cause) throws IllegalAccessException {
        List<TimerTask> periodic = outcomes.periodicIn(queue);
        if (periodic.isEmpty()) {
            return;
        }
        TimerTask guilty = periodic.get(0);
        for (StackTraceElement frame : cause.getStackTrace()) {
            for (TimerTask task : periodic) {
                if (frame.getClassName().equals(task.getClass().getName())) {
                    guilty = task;
                }
            }
        }
        put(new FailureEvent(Kind.TIMER_DIED, cause, "Timer", guilty, periodic.size() - 1));
    }

    /** The JDK's own dependent stages, such as the one that ends a timeout's timer, look at nothing. */
    private static boolean isOfJdk(@Nullable Object action) {
        return action != null && action.getClass().getName().startsWith("java.util.concurrent.CompletableFuture$");
    }

    /** Number 1 says that whoever it was meant for had ended before: cancelled, or ended by another failure. */
    private void droppedByLibrary(Throwable failure, @Nullable Object receivers, String library) {
        if (callbacks.isHandled(library, receivers)) {
            put(Kind.SHOWN, failure, "", null);
            return;
        }
        Throwable unwrapped = callbacks.unwrapped(failure);
        boolean late = unwrapped == failure && walker.walk(LibraryCallbacks::isSignal);
        if (!late && walker.walk(LibrarySchedulers::isIntervalEnding)) {
            put(Kind.PERIODIC_DIED, unwrapped, "an interval of " + library, null);
            return;
        }
        put(new FailureEvent(Kind.DROPPED, unwrapped, library + " sequence", null, late ? 1 : 0));
    }

    private void both(@Nullable Throwable first, @Nullable Throwable second) {
        if (first != null && second != null && Outcomes.root(first) != Outcomes.root(second)) {
            put(Kind.SECOND, second, "", null);
        }
    }

    /** While the future of all is open, the first of those that have failed is the one that goes on. */
    private void all(Object[] futures, Object made) throws IllegalAccessException {
        Throwable passedOn = outcomes.ofFuture(made);
        for (Object future : futures) {
            Throwable failure = outcomes.ofFuture(future);
            if (passedOn == null) {
                passedOn = failure;
            } else {
                both(passedOn, failure);
            }
        }
    }

    private void race(Object[] futures, @Nullable Object made) throws IllegalAccessException {
        Throwable won = outcomes.ofFuture(made);
        boolean decided = !outcomes.isOpen(made);
        for (Object future : futures) {
            if (future == null) {
                continue;
            }
            int hash = System.identityHashCode(future);
            racers[hash & (RACERS - 1)] = hash;
            Throwable failure = decided ? outcomes.ofFuture(future) : null;
            if (failure != null && (won == null || Outcomes.root(won) != Outcomes.root(failure))) {
                put(Kind.LOST_RACE, failure, "", null);
            }
        }
    }

    private boolean races(Object future) {
        int hash = System.identityHashCode(future);
        return racers[hash & (RACERS - 1)] == hash;
    }

    private void raceFires(Object decided, @Nullable Object either, @Nullable Object other)
            throws IllegalAccessException {
        if (!outcomes.isOpen(decided)) {
            return;
        }
        Throwable failure = outcomes.ofFuture(either);
        boolean byOther = outcomes.isOpen(either) && other != null;
        put(Kind.WON_RACE, byOther ? outcomes.ofFuture(other) : failure, "", null);
    }

    private void offered(Object future, Throwable cause, boolean made, boolean accepted) {
        if (!accepted) {
            if (callbacks.combines(future)) {
                put(Kind.SECOND, cause, "", null);
            } else if (made) {
                put(Kind.OFFERED_TOO_LATE, cause, "", null);
            }
        } else if (races(future)) {
            put(Kind.LOST_RACE, cause, "", null); // until its race is decided in its favour
        }
    }

    private void offeredResult(Object future, @Nullable Throwable failure, long number) {
        if (failure != null) {
            boolean relay = (number & 2) != 0;
            offered(future, failure, !relay || failure.getClass() != CompletionException.class, (number & 1) != 0);
        }
    }

    private void put(Kind kind, @Nullable Throwable failure, String type, @Nullable Object task) {
        if (failure != null) {
            put(new FailureEvent(kind, failure, type, task, 0));
        }
    }

    private void put(FailureEvent event) {
        FailureEvent last = newest.get();
        while (true) {
            int waiting = last == null ? 1 : last.waiting + 1;
            if (waiting > LIMIT) {
                overflow = true;
                return;
            }
            event.before = last;
            event.waiting = waiting;
            if (newest.compareAndSet(last, event)) {
                return;
            }
            last = newest.get();
        }
    }

    /** The next event, or null if there is none now. One thread at a time. */
    @Nullable
    FailureEvent take() {
        if (oldest == null) {
            oldest = takeAll();
        }
        FailureEvent event = oldest;
        if (event != null) {
            oldest = event.before;
            event.before = null;
        }
        return event;
    }

    /** All events, each linked to the one after it. */
    private @Nullable FailureEvent takeAll() {
        FailureEvent event = newest.getAndSet(null);
        FailureEvent after = null;
        while (event != null) {
            FailureEvent before = event.before;
            event.before = after;
            event.atMillis = AgentClock.millisAt(event.atNanos);
            after = event;
            event = before;
        }
        return after;
    }

    /** Whether events found no room since this was asked last. */
    boolean takeOverflow() {
        boolean happened = overflow;
        if (happened) {
            overflow = false;
        }
        return happened;
    }
}
