/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.FailureHooks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Advice that tells of failures: where a future is given one, and where code receives one. Inlined into JDK classes;
 * never called. Fields and arguments are bound as {@code Object}, since the JDK's inner classes cannot be named here.
 */
final class FailureAdvice {
    private FailureAdvice() {}

    /** The constructor of {@code CompletableFuture.AltResult}. */
    static final class Born {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object result, @Advice.Argument(0) Throwable cause) {
            FailureHooks.born(result, cause);
        }
    }

    /**
     * {@code FutureTask.setException}. Told at its begin, since {@code done} and threads that wait receive the failure
     * before its end.
     */
    static final class TaskFailed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object task,
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue("waiters") Object waiters) {
            FailureHooks.failed(FailureHooks.TASK_FAILED, task, cause, null, waiters == null ? 0 : 1);
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object task,
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue("outcome") Object outcome) {
            if (outcome != cause) { // it was cancelled or done before
                FailureHooks.afterFailure(FailureHooks.OFFERED, task, cause, null, 2);
            }
        }
    }

    /** {@code ForkJoinTask.trySetThrown}; see above. */
    static final class ForkFailed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object task,
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue("status") int status) {
            if (status >= 0) { // not done: ForkJoinTask.DONE is the sign bit
                FailureHooks.failed(FailureHooks.FORK_FAILED, task, cause, null, 0);
            }
        }
    }

    /** A getter that throws the failure, maybe to invokeAll, which throws it away. */
    static final class Throws {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Thrown Throwable cause) {
            FailureHooks.received(cause, true);
        }
    }

    /** A getter that throws the failure and that the JDK itself calls for nobody. */
    static final class ThrowsToCaller {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Thrown Throwable cause) {
            FailureHooks.received(cause, false);
        }
    }

    /** A getter that returns the failure. */
    static final class Returns {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return Throwable cause) {
            FailureHooks.received(cause, false);
        }
    }

    /** A method whose first argument is the result that it shows to application code, by its second argument. */
    static final class Shows {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object result, @Advice.Argument(1) Object action) {
            FailureHooks.receivedResult(result, action);
        }
    }

    /** A method of CompletableFuture whose caller asks how it ended. */
    static final class Tells {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("result") Object result) {
            FailureHooks.receivedResult(result, null);
        }
    }

    /** {@code CompletableFuture.UniComposeExceptionally.tryFire}. */
    static final class ShowsSource {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue(value = "src", typing = Assigner.Typing.DYNAMIC) Object source) {
            FailureHooks.receivedFrom(FailureHooks.RECEIVED_SOURCE, source);
        }
    }

    /** A method of FutureTask whose caller asks how it ended. */
    static final class TellsOutcome {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("outcome") Object outcome) {
            FailureHooks.receivedOutcome(outcome);
        }
    }

    /** A method of ForkJoinTask whose caller asks how it ended. */
    static final class TellsAux {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("aux") Object aux) {
            FailureHooks.receivedFrom(FailureHooks.RECEIVED_AUX, aux);
        }
    }

    /**
     * {@code FutureTask.cancel}: of a task that has failed nobody wants to know. So does invokeAny with those that it
     * did not read.
     */
    static final class Dismisses {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("outcome") Object outcome) {
            FailureHooks.receivedFrom(FailureHooks.DISMISSED, outcome);
        }
    }

    /** The same for {@code ForkJoinTask.cancel}. */
    static final class DismissesAux {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("aux") Object aux) {
            FailureHooks.receivedFrom(FailureHooks.DISMISSED, aux);
        }
    }

    /** A method of CompletableFuture that combines two results. */
    static final class Combines {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object first, @Advice.Argument(1) Object second) {
            FailureHooks.both(first, second);
        }
    }

    /** {@code CompletableFuture.BiRelay.tryFire}, a node of allOf. */
    static final class Relays {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.FieldValue(value = "src", typing = Assigner.Typing.DYNAMIC) Object first,
                @Advice.FieldValue(value = "snd", typing = Assigner.Typing.DYNAMIC) Object second) {
            FailureHooks.afterFailure(FailureHooks.BOTH_FUTURES, first, second, null, 0);
        }
    }

    /**
     * {@code CompletableFuture.allOf}. Its work is done in andTree, which is so long that it would not be inlined any more
     * with advice in it.
     */
    static final class All {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(0) Object futures, @Advice.Return CompletableFuture<?> made) {
            FailureHooks.afterFailure(FailureHooks.ALL, futures, made, null, 0);
            if (made != null && !made.isDone()) {
                FailureHooks.dependsOn(made, futures);
            }
        }
    }

    /** {@code CompletableFuture.anyOf}. */
    static final class Any {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) CompletableFuture<?>[] futures,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object made) {
            if (futures != null) {
                boolean open = false; // asked here, since the hooks know no class of java.util
                for (CompletableFuture<?> each : futures) { // of a subclass the method may be overridden
                    open |= each != null && (each.getClass() != CompletableFuture.class || !each.isDone());
                }
                FailureHooks.race(open, futures, made, null);
                if (open) {
                    FailureHooks.dependsOn(made, futures);
                }
            }
        }
    }

    /** {@code CompletableFuture.orApplyStage} and its like. */
    static final class Either {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object first,
                @Advice.Argument(1) Object second,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object made) {
            boolean open = first.getClass() != CompletableFuture.class
                    || !((CompletableFuture<?>) first).isDone()
                    || second == null
                    || second.getClass() != CompletableFuture.class
                    || !((CompletableFuture<?>) second).isDone();
            FailureHooks.race(open, first, made, second);
        }
    }

    /** {@code CompletableFuture.bipush} and {@code orpush}: reached only where what they wait for has not ended. */
    static final class DependsOnTwo {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object first,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object second,
                @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object stage) {
            FailureHooks.dependsOnTwo(stage, first, second);
        }
    }

    /** {@code CompletableFuture.AnyOf.tryFire}. */
    static final class AnyFires {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.FieldValue(value = "dep", typing = Assigner.Typing.DYNAMIC) Object dependent,
                @Advice.FieldValue(value = "src", typing = Assigner.Typing.DYNAMIC) Object source) {
            FailureHooks.afterFailure(FailureHooks.RACE_FIRES, dependent, source, null, 0);
        }
    }

    /** {@code CompletableFuture.OrApply.tryFire} and its like. */
    static final class EitherFires {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.FieldValue(value = "dep", typing = Assigner.Typing.DYNAMIC) Object decided,
                @Advice.FieldValue(value = "src", typing = Assigner.Typing.DYNAMIC) Object either,
                @Advice.FieldValue(value = "snd", typing = Assigner.Typing.DYNAMIC) Object other) {
            FailureHooks.afterFailure(FailureHooks.RACE_FIRES, decided, either, other, 0);
        }
    }

    /** {@code CompletableFuture.completeThrowable(Throwable)}: it wraps the failure anew. */
    static final class Offers {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object future, @Advice.Argument(0) Throwable cause, @Advice.Return boolean accepted) {
            FailureHooks.afterFailure(FailureHooks.OFFERED, future, cause, null, accepted ? 3 : 2);
        }
    }

    /** {@code CompletableFuture.completeThrowable(Throwable, Object)} and {@code completeRelay}: they may share. */
    static final class OffersRelay {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object future,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object result,
                @Advice.Return boolean accepted) {
            FailureHooks.offered(future, result, accepted ? 3 : 2);
        }
    }

    /** The same where the result is the second argument. */
    static final class OffersShared {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object future, @Advice.Argument(1) Object result, @Advice.Return boolean accepted) {
            FailureHooks.offered(future, result, accepted ? 3 : 2);
        }
    }

    /** {@code CompletableFuture.internalComplete}. */
    static final class OffersResult {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object future, @Advice.Argument(0) Object result, @Advice.Return boolean accepted) {
            FailureHooks.offered(future, result, accepted ? 1 : 0);
        }
    }

    /** {@code scheduleAtFixedRate(Runnable, long, long, TimeUnit)} of an executor. */
    static final class AtFixedRate {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Argument(2) long period,
                @Advice.Argument(3) TimeUnit unit,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object task) {
            FailureHooks.tell(FailureHooks.SCHEDULED, task, null, null, unit.toNanos(period));
        }
    }

    /** {@code scheduleWithFixedDelay(Runnable, long, long, TimeUnit)} of an executor. */
    static final class WithFixedDelay {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Argument(2) long delay,
                @Advice.Argument(3) TimeUnit unit,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object task) {
            FailureHooks.tell(FailureHooks.SCHEDULED, task, null, null, -unit.toNanos(delay));
        }
    }

    /** {@code Timer.sched(TimerTask, long, long)}: the period is in ms, negative for a delay, 0 for a single run. */
    static final class OnTimer {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object task,
                @Advice.Argument(2) long period) {
            if (period != 0) {
                FailureHooks.tell(FailureHooks.SCHEDULED, task, null, null, period * 1_000_000);
            }
        }
    }

    /** {@code TimerThread.mainLoop}: it ends by what a task threw. */
    static final class TimerDies {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue(value = "queue", typing = Assigner.Typing.DYNAMIC) Object queue,
                @Advice.Thrown Throwable cause) {
            if (cause != null) {
                FailureHooks.tell(FailureHooks.TIMER_DIED, queue, cause, null, 0);
            }
        }
    }

    /** {@code CompletableFuture.unipush}: reached only where the future has not ended. */
    static final class Depends {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object future,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object stage) {
            FailureHooks.depends(stage, future);
        }
    }

    /** {@code CompletableFuture.DelayedExecutor.execute}. */
    static final class Delays {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object task) {
            FailureHooks.delayed(task);
        }
    }

    /** {@code ForkJoinPool.schedule} of 25. */
    static final class Schedules {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return(typing = Assigner.Typing.DYNAMIC) Object task) {
            FailureHooks.delayed(task);
        }
    }

    /** {@code ThreadPoolExecutor.DiscardPolicy.rejectedExecution}. */
    static final class Discards {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object task, @Advice.Argument(1) ThreadPoolExecutor pool) {
            FailureHooks.tell(FailureHooks.DISCARDED, pool, task, null, 0);
        }
    }

    /** {@code ThreadPoolExecutor.DiscardOldestPolicy.rejectedExecution}. */
    static final class DiscardsOldest {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object task, @Advice.Argument(1) ThreadPoolExecutor pool) {
            FailureHooks.tell(FailureHooks.DISCARDED, pool, pool.isShutdown() ? task : null, null, 0);
        }
    }

    /** {@code ThreadPoolExecutor.shutdownNow}. */
    static final class GivesBack {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object pool, @Advice.Return List<?> tasks) {
            if (tasks != null && !tasks.isEmpty()) {
                FailureHooks.tell(FailureHooks.SHUT_DOWN, pool, tasks, null, 0);
            }
        }
    }
}
