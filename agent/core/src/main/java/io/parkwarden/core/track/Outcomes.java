/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads failures where the JDK keeps them: {@code CompletableFuture.result}, {@code AltResult.ex}, {@code
 * Aux.ex}, {@code Throwable.cause}, {@code depth} and {@code stackTrace}, {@code FutureTask.callable}, {@code TaskQueue.queue} (javap of 17.0.15, 21.0.12, 25.0.3). The agent has opened
 * the packages to itself. Runs no code of the application. Immutable, so thread-safe.
 */
final class Outcomes {
    /** A chain of causes longer than this is not followed; one that is a circle ends here too. */
    private static final int DEEPEST = 32;

    /** {@code TimerTask.SCHEDULED}. */
    private static final int TIMER_TASK_SCHEDULED = 1;

    private final Field result;
    private final Field resultFailure;
    private final Field auxFailure;
    private final Field cause;
    private final Method stackTrace;
    private final Field keptStack;
    private final Field depth;
    private final Field message;
    private final Field callable;
    private final Field adapted;
    private final Field forkedRunnable;
    private final @Nullable Field forkPeriod;
    private final Field timerTasks;
    private final Field timerPeriod;
    private final Field timerState;
    private final Field timerTime;
    private final Field timerQueue;

    /**
     * @throws ReflectiveOperationException if this JDK keeps them elsewhere
     */
    Outcomes() throws ReflectiveOperationException {
        result = open(CompletableFuture.class, "result");
        resultFailure = open(Class.forName("java.util.concurrent.CompletableFuture$AltResult"), "ex");
        auxFailure = open(Class.forName("java.util.concurrent.ForkJoinTask$Aux"), "ex");
        cause = open(Throwable.class, "cause");
        stackTrace = Throwable.class.getDeclaredMethod("getOurStackTrace");
        stackTrace.setAccessible(true);
        keptStack = open(Throwable.class, "stackTrace");
        depth = open(Throwable.class, "depth");
        message = open(Throwable.class, "detailMessage");
        callable = open(FutureTask.class, "callable");
        adapted = open(Class.forName("java.util.concurrent.Executors$RunnableAdapter"), "task");
        forkedRunnable = open(Class.forName("java.util.concurrent.ForkJoinTask$AdaptedRunnableAction"), "runnable");
        timerTasks = open(Class.forName("java.util.TaskQueue", false, null), "queue");
        timerPeriod = open(TimerTask.class, "period");
        timerTime = open(TimerTask.class, "nextExecutionTime");
        timerState = open(TimerTask.class, "state");
        timerQueue = open(Class.forName("java.util.TimerThread", false, null), "queue");
        Field period;
        try {
            period = open(
                    Class.forName("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask", false, null),
                    "nextDelay");
        } catch (ClassNotFoundException before25) {
            period = null;
        }
        forkPeriod = period;
    }

    private static Field open(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** What an AltResult holds, or null. */
    @Nullable
    Throwable ofResult(@Nullable Object altResult) throws IllegalAccessException {
        return resultFailure.getDeclaringClass().isInstance(altResult)
                ? (Throwable) resultFailure.get(altResult)
                : null;
    }

    /** The failure that a CompletableFuture ended with, or null. */
    @Nullable
    Throwable ofFuture(@Nullable Object future) throws IllegalAccessException {
        return future instanceof CompletableFuture ? ofResult(result.get(future)) : null;
    }

    /** Whether a CompletableFuture has not ended. */
    boolean isOpen(@Nullable Object future) throws IllegalAccessException {
        return future instanceof CompletableFuture && result.get(future) == null;
    }

    /** What a {@code ForkJoinTask.Aux} holds, or null. */
    @Nullable
    Throwable ofAux(@Nullable Object holder) throws IllegalAccessException {
        return auxFailure.getDeclaringClass().isInstance(holder) ? (Throwable) auxFailure.get(holder) : null;
    }

    /** Ns between two runs of a periodic task of a ForkJoinPool (25), negative for a delay; 0 for any other task. */
    long periodOf(Object task) throws IllegalAccessException {
        return forkPeriod != null && forkPeriod.getDeclaringClass().isInstance(task) ? forkPeriod.getLong(task) : 0;
    }

    /** The periodic tasks in a Timer's queue. */
    List<TimerTask> periodicIn(Object queue) throws IllegalAccessException {
        List<TimerTask> periodic = new ArrayList<>();
        for (TimerTask task : (TimerTask[]) timerTasks.get(queue)) {
            if (task != null && timerPeriod.getLong(task) != 0) {
                periodic.add(task);
            }
        }
        return periodic;
    }

    /** The single tasks in a Timer's queue that have neither begun nor been cancelled. */
    List<TimerTask> singleIn(Object queue) throws IllegalAccessException {
        List<TimerTask> single = new ArrayList<>();
        for (TimerTask task : (TimerTask[]) timerTasks.get(queue)) {
            if (task != null && timerPeriod.getLong(task) == 0 && timerState.getInt(task) == TIMER_TASK_SCHEDULED) {
                single.add(task);
            }
        }
        return single;
    }

    /** When it is to run, in ms since the epoch, without a call of a method that the application may have overridden. */
    long timeOf(TimerTask task) throws IllegalAccessException {
        return timerTime.getLong(task);
    }

    /** The queue of a Timer whose thread this is; null of any other thread. */
    @Nullable
    Object timerQueueOf(Thread thread) throws IllegalAccessException {
        return timerQueue.getDeclaringClass().isInstance(thread) ? timerQueue.get(thread) : null;
    }

    /** The failure itself, without what the JDK wrapped it into on its way through futures. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < DEEPEST && isWrapper(root); i++) {
            Throwable inner = root.getCause();
            if (inner == null) {
                return root;
            }
            root = inner;
        }
        return root;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure.getClass() == CompletionException.class || failure.getClass() == ExecutionException.class;
    }

    /** The failure and all its causes, outermost first. */
    List<Throwable> chain(Throwable failure) throws IllegalAccessException {
        Throwable next = causeOf(failure);
        if (next == null || next == failure) {
            return List.of(failure);
        }
        List<Throwable> chain = new ArrayList<>(4);
        chain.add(failure);
        while (next != null && chain.size() < DEEPEST && !holds(chain, next)) {
            chain.add(next);
            next = causeOf(next);
        }
        return chain;
    }

    /** By identity: an exception of the application may have an {@code equals} of its own. */
    private static boolean holds(List<Throwable> chain, Throwable failure) {
        for (Throwable each : chain) {
            if (each == failure) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Throwable causeOf(Throwable failure) throws IllegalAccessException {
        if (failure.getClass().getClassLoader() == null) {
            return failure.getCause(); // a class of the JDK, some of which keep it in a field of their own
        }
        Throwable kept = (Throwable) cause.get(failure);
        return kept == failure ? null : kept;
    }

    /** Whether one of a chain says that somebody ended the work on purpose: cancelled it, or interrupted its thread. */
    boolean isCancellation(List<Throwable> chain) {
        for (Throwable each : chain) {
            Class<?> type = each.getClass();
            if (each instanceof CancellationException
                    || each instanceof InterruptedException
                    || type == java.nio.channels.ClosedByInterruptException.class
                    || type == java.io.InterruptedIOException.class
                    || type == ThreadDeath.class) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it has a stack: it has none if it was made without one, or by the JVM, which stops to collect stacks of some
     * exceptions that it throws often ({@code -XX:+OmitStackTraceInFastThrow}).
     */
    boolean hasStack(Throwable failure) throws IllegalAccessException {
        return depth.getInt(failure) > 0
                || (keptStack.get(failure) instanceof StackTraceElement[] frames && frames.length > 0);
    }

    /**
     * Whether its stack was set by hand and is no more than a name: a constant of a library, as Netty's {@code
     * ThrowableUtil.unknownStackTrace} makes them.
     */
    boolean isConstant(Throwable failure) throws IllegalAccessException {
        return keptStack.get(failure) instanceof StackTraceElement[] frames
                && frames.length == 1
                && frames[0].getFileName() == null
                && frames[0].getLineNumber() < 0;
    }

    /** What it says, without a call of a method that the application may have overridden; empty if nothing. */
    String messageOf(Throwable failure) throws IllegalAccessException {
        return message.get(failure) instanceof String text ? text : "";
    }

    /** The object with the code that a FutureTask or ForkJoinTask runs, itself if it has no other. */
    @Nullable
    Object codeOf(Object task) throws IllegalAccessException {
        if (task instanceof FutureTask<?>) {
            Object code = callable.get(task);
            return adapted.getDeclaringClass().isInstance(code) ? adapted.get(code) : code;
        }
        return forkedRunnable.getDeclaringClass().isInstance(task) ? forkedRunnable.get(task) : task;
    }

    /** Where it was thrown, without a call of a method that the application may have overridden. */
    List<StackTraceElement> stackOf(Throwable failure) throws ReflectiveOperationException {
        return List.of((StackTraceElement[]) stackTrace.invoke(failure));
    }
}
