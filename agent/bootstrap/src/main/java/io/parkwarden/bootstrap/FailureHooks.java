/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/**
 * What woven code calls when a future fails, when code receives a failure, and when work is lost. On the boot loader,
 * like {@link Hooks}.
 *
 * <p>{@code anyFailure} is a plain field that is false until the first failure of the JVM: up to then a method that
 * hands out results pays one check of it. A thread that still reads false cannot have received a failure, since the
 * future that carries one was completed after the field was written. A method here never throws.
 */
public final class FailureHooks {
    /** An AltResult (first) with this failure (second) was made: it completes a CompletableFuture, or is about to. */
    public static final int BORN = 0;

    /** A FutureTask (first) is given a failure (second); number: 1 if a thread waits for it. */
    public static final int TASK_FAILED = 1;

    /** A ForkJoinTask (first) is given a failure (second). */
    public static final int FORK_FAILED = 2;

    /** Code received this failure (first); number: 1 if a getter threw it. */
    public static final int RECEIVED = 5;

    /** Code received the failure in this AltResult (first); second: the action that did, null if unknown. */
    public static final int RECEIVED_RESULT = 6;

    /** Code received the failure of this CompletableFuture (first). */
    public static final int RECEIVED_SOURCE = 7;

    /** Code asked for the failure in this {@code ForkJoinTask.Aux} (first). */
    public static final int RECEIVED_AUX = 8;

    /** Both AltResults are there, and only the first one's failure goes on. */
    public static final int BOTH = 9;

    /** The same for two CompletableFutures. */
    public static final int BOTH_FUTURES = 10;

    /** A future (second) of these (first, an array) was made by allOf. */
    public static final int ALL = 11;

    /** A future (second) of the first of these (first, an array) was made. */
    public static final int RACE = 12;

    /** The dependent (first) of a race is about to be completed, if it is not, by one of these (second, third). */
    public static final int RACE_FIRES = 13;

    /** A future (first) was offered a failure (second); number: bit 0 it took it, bit 1 an AltResult was made for it. */
    public static final int OFFERED = 14;

    /** A future (first) was offered this AltResult (second); number: bit 0 it took it, bit 1 a relay that may copy. */
    public static final int OFFERED_RESULT = 15;

    /** A periodic task (first) was scheduled; number: ns between runs, negative for a delay after each. */
    public static final int SCHEDULED = 16;

    /** The thread of a Timer ended by this failure (second); first: the timer's queue. */
    public static final int TIMER_DIED = 17;

    /** A task was cancelled that had failed before; first: its outcome, or its Aux. */
    public static final int DISMISSED = 18;

    /** A pool's (first) policy drops a task (second); if it is null, the oldest one in the queue. */
    public static final int DISCARDED = 19;

    /** A pool (first) gave back tasks (second, a List) that it never ran. */
    public static final int SHUT_DOWN = 20;

    /** A library's promise (first) is given a failure (second); third: what kind of promise, in words. */
    public static final int PROMISE_FAILED = 21;

    /** A library shows a failure (first) to a callback; second: the callback or what holds it, null if it has one. */
    public static final int SHOWN = 22;

    /** A library drops a failure (first); second: where its own receiver is set, third: the library, in words. */
    public static final int DROPPED = 23;

    /** A library's promise (first) shows how it ended; second: the holder of its failure, third: to which listener. */
    public static final int RECEIVED_PROMISE = 24;

    /** A library that is about to pass a failure (first) on has read it. */
    public static final int READ = 25;

    /** A stage (first, a Completion) was added to a CompletableFuture (second) that has not ended. */
    public static final int DEPENDS = 26;

    /** A task (first) was given to a delayed executor of CompletableFuture. */
    public static final int DELAYED = 27;

    /** A future (first) was made that is open until these end (second, an array of futures). */
    public static final int DEPENDS_ON = 28;

    /** A stage (first, a Completion) was added to two futures (second, third) and waits for one of them or both. */
    public static final int DEPENDS_ON_TWO = 29;

    private static boolean anyFailure;

    /** Whether futures ever took part in a race: up to then it does not matter which future took a failure. */
    private static boolean anyRace;

    /** Stages on open futures that are still to be told; plain, as one more or less does not matter. */
    private static int stagesToTell;

    private static volatile FailureSink sink;

    /** {@code CompletableFuture.AltResult}, known since the first failure. */
    private static Class<?> altResult;

    private FailureHooks() {}

    /**
     * Forgets that anything has failed so far, such as a trial. Who then takes all that was told out of the sink misses no
     * failure: each is told before the field is written, and the field is written before the future that carries it
     * completes.
     */
    public static void forgetFailures() {
        anyFailure = false;
    }

    /** Starts the watching of failures, or ends it with null. */
    public static void connect(FailureSink newSink) {
        anyFailure = false;
        anyRace = false;
        stagesToTell = 0;
        sink = newSink;
    }

    /** See {@link #BORN}; a null cause is a result without failure. */
    public static void born(Object result, Throwable cause) {
        if (cause != null && sink != null) {
            altResult = result.getClass();
            tell(BORN, result, cause, null, 0);
            anyFailure = true;
        }
    }

    /** See {@link #TASK_FAILED} and {@link #FORK_FAILED}. */
    public static void failed(int what, Object carrier, Throwable cause, Object more, long number) {
        if (cause != null && sink != null) {
            tell(what, carrier, cause, more, number);
            anyFailure = true;
        }
    }

    /** See {@link #PROMISE_FAILED}. */
    public static void promiseFailed(Object promise, Throwable cause, String kind) {
        if (cause != null && sink != null) {
            tell(PROMISE_FAILED, promise, cause, kind, 0);
            anyFailure = true;
        }
    }

    /** See {@link #SHOWN}. */
    public static void shown(Throwable cause, Object holder) {
        if (cause != null && sink != null) {
            tell(SHOWN, cause, holder, null, 0);
        }
    }

    /** See {@link #DROPPED}. */
    public static void dropped(Throwable cause, Object receivers, String library) {
        if (cause != null && sink != null) {
            tell(DROPPED, cause, receivers, library, 0);
            anyFailure = true;
        }
    }

    /** See {@link #RECEIVED_PROMISE}; what a promise holds that did not fail costs a look at its class's name. */
    public static void receivedPromise(Object promise, Object result, Object listener) {
        if (anyFailure && result != null && result.getClass().getName().endsWith("CauseHolder")) {
            tell(RECEIVED_PROMISE, promise, result, listener, 0);
        }
    }

    /** See {@link #RECEIVED_PROMISE}: a future that was complete when it was made, which is its own holder. */
    public static void receivedMadeFailed(Object future) {
        if (anyFailure && future.getClass().getName().contains(".Failed")) {
            tell(RECEIVED_PROMISE, future, future, null, 0);
        }
    }

    /** See {@link #READ}. */
    public static void read(Throwable cause) {
        if (anyFailure && cause != null) {
            tell(READ, cause, null, null, 0);
        }
    }

    /** So many stages on open futures are to be told from now on. */
    public static void tellStages(int number) {
        stagesToTell = number;
    }

    /** See {@link #DEPENDS}. Off, it is one read of a field. */
    public static void depends(Object stage, Object future) {
        if (stagesToTell > 0 && stage != null) {
            stagesToTell--;
            tell(DEPENDS, stage, future, null, 0);
        }
    }

    /** See {@link #DEPENDS_ON}; costs the same. */
    public static void dependsOn(Object made, Object futures) {
        if (stagesToTell > 0 && made != null && futures != null) {
            stagesToTell--;
            tell(DEPENDS_ON, made, futures, null, 0);
        }
    }

    /** See {@link #DEPENDS_ON_TWO}; of allOf's own nodes nobody but allOf knows, so they are not told. */
    public static void dependsOnTwo(Object stage, Object one, Object other) {
        if (stagesToTell > 0 && stage != null && !stage.getClass().getName().endsWith("$BiRelay")) {
            stagesToTell--;
            tell(DEPENDS_ON_TWO, stage, one, other, 0);
        }
    }

    /** See {@link #DELAYED}. */
    public static void delayed(Object task) {
        if (stagesToTell > 0 && task != null) {
            stagesToTell--;
            tell(DELAYED, task, null, null, 0);
        }
    }

    /** See {@link #RECEIVED}. */
    public static void received(Throwable cause, boolean byThrow) {
        if (anyFailure && cause != null) {
            tell(RECEIVED, cause, null, null, byThrow ? 1 : 0);
        }
    }

    /** A FutureTask's outcome was asked for: a failure if it is a Throwable. */
    public static void receivedOutcome(Object outcome) {
        if (anyFailure && outcome instanceof Throwable) {
            tell(RECEIVED, outcome, null, null, 0);
        }
    }

    /** See {@link #RECEIVED_RESULT}; other results than a failure cost a check. */
    public static void receivedResult(Object result, Object action) {
        if (anyFailure && mayHoldFailure(result)) {
            tell(RECEIVED_RESULT, result, action, null, 0);
        }
    }

    /**
     * See {@link #RACE}. A race of futures that have all ended, of which none ever failed, has no losers to come.
     *
     * @param open whether one of them may not have ended
     */
    public static void race(boolean open, Object first, Object made, Object second) {
        if (open || anyFailure) {
            anyRace = true;
            tell(RACE, first, made, second, 0);
        }
    }

    /** For what matters only once something has failed: {@code first} and {@code second} are not null then. */
    public static void afterFailure(int what, Object first, Object second, Object third, long number) {
        boolean taken = what == OFFERED && (number & 1) != 0;
        if (anyFailure && first != null && second != null && (anyRace || !taken)) {
            tell(what, first, second, third, number);
        }
    }

    /** See {@link #RECEIVED_SOURCE}, {@link #RECEIVED_AUX} and {@link #DISMISSED}. */
    public static void receivedFrom(int what, Object holder) {
        if (anyFailure && holder != null) {
            tell(what, holder, null, null, 0);
        }
    }

    /** See {@link #BOTH}. */
    public static void both(Object first, Object second) {
        if (anyFailure && mayHoldFailure(first) && mayHoldFailure(second)) {
            tell(BOTH, first, second, null, 0);
        }
    }

    /** See {@link #OFFERED_RESULT}. */
    public static void offered(Object future, Object result, long number) {
        if (anyFailure && mayHoldFailure(result) && (anyRace || (number & 1) == 0)) {
            tell(OFFERED_RESULT, future, result, null, number);
        }
    }

    /** See {@link #RACE}, {@link #SCHEDULED}, {@link #TIMER_DIED}: told with or without failures so far. */
    public static void tell(int what, Object first, Object second, Object third, long number) {
        FailureSink told = sink;
        if (told == null || !Hooks.enterAgentBriefly()) {
            return;
        }
        try {
            told.happened(what, first, second, third, number);
        } catch (Throwable thrown) {
            // What the tracker did not expect: this is not tracked, the application goes on.
            Hooks.lost(thrown);
        } finally {
            Hooks.leaveAgent();
        }
    }

    private static boolean mayHoldFailure(Object result) {
        return result != null && result.getClass() == altResult;
    }
}
