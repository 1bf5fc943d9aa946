/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Where failures are born and received in the JDK: the one place for the names. Read with javap from 17.0.15, 21.0.12
 * and 25.0.3; a method that a release does not have is not woven there.
 */
final class FailurePoints {
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final String TASK = "java.util.concurrent.FutureTask";
    private static final String FORK = "java.util.concurrent.ForkJoinTask";
    private static final String SCHEDULER = "java.util.concurrent.ScheduledThreadPoolExecutor";
    private static final String THREADS = "java.util.concurrent.ThreadPoolExecutor";
    private static final String POOL = "java.util.concurrent.ForkJoinPool";

    /**
     * Methods of one class and the advice for them.
     *
     * @param className binary name of the class
     * @param advice one of the classes in {@link FailureAdvice}
     * @param methods which methods
     * @param since the first feature release that has any of them
     */
    record Point(String className, Class<?> advice, ElementMatcher<MethodDescription> methods, int since) {}

    static final List<Point> ALL = List.of(
            new Point(FUTURE + "$AltResult", FailureAdvice.Born.class, ElementMatchers.isConstructor(), 17),
            at(FUTURE, FailureAdvice.ThrowsToCaller.class, "reportGet", "reportJoin"),
            at(FUTURE, FailureAdvice.Shows.class, "uniHandle", "uniWhenComplete", "uniExceptionally"),
            at(
                    FUTURE,
                    FailureAdvice.Tells.class,
                    "isCompletedExceptionally",
                    "exceptionNow",
                    "resultNow",
                    "state",
                    "uniComposeExceptionallyStage",
                    "cancel"),
            at(FUTURE + "$UniComposeExceptionally", FailureAdvice.ShowsSource.class, "tryFire"),
            at(FUTURE, FailureAdvice.Combines.class, "biApply", "biAccept", "biRun"),
            at(FUTURE + "$BiRelay", FailureAdvice.Relays.class, "tryFire"),
            at(FUTURE, FailureAdvice.All.class, "allOf"),
            at(FUTURE, FailureAdvice.Any.class, "anyOf"),
            at(FUTURE, FailureAdvice.Either.class, "orApplyStage", "orAcceptStage", "orRunStage"),
            at(FUTURE, FailureAdvice.DependsOnTwo.class, "bipush", "orpush"),
            at(FUTURE + "$AnyOf", FailureAdvice.AnyFires.class, "tryFire"),
            at(FUTURE + "$OrApply", FailureAdvice.EitherFires.class, "tryFire"),
            at(FUTURE + "$OrAccept", FailureAdvice.EitherFires.class, "tryFire"),
            at(FUTURE + "$OrRun", FailureAdvice.EitherFires.class, "tryFire"),
            with(FUTURE, FailureAdvice.Offers.class, 1, "completeThrowable"),
            with(FUTURE, FailureAdvice.OffersShared.class, 2, "completeThrowable"),
            at(FUTURE, FailureAdvice.OffersRelay.class, "completeRelay"),
            at(FUTURE, FailureAdvice.OffersResult.class, "internalComplete"),
            at(FUTURE, FailureAdvice.Depends.class, "unipush"),
            at(FUTURE + "$DelayedExecutor", FailureAdvice.Delays.class, "execute"),
            at(TASK, FailureAdvice.TaskFailed.class, "setException"),
            at(TASK, FailureAdvice.Throws.class, "report"),
            since(19, at(TASK, FailureAdvice.TellsOutcome.class, "exceptionNow", "resultNow", "state")),
            at(TASK, FailureAdvice.Dismisses.class, "cancel"),
            at(FORK, FailureAdvice.ForkFailed.class, "trySetThrown"),
            // 17, 21: getThrowableException; 25: getException(boolean).
            at(FORK, FailureAdvice.Returns.class, "getThrowableException", "getException"),
            at(FORK, FailureAdvice.TellsAux.class, "isCompletedAbnormally", "exceptionNow", "resultNow", "state"),
            at(FORK, FailureAdvice.DismissesAux.class, "cancel"),
            at(SCHEDULER, FailureAdvice.AtFixedRate.class, "scheduleAtFixedRate"),
            at(SCHEDULER, FailureAdvice.WithFixedDelay.class, "scheduleWithFixedDelay"),
            // 25: ForkJoinPool is a ScheduledExecutorService.
            since(25, at(POOL, FailureAdvice.AtFixedRate.class, "scheduleAtFixedRate")),
            since(25, at(POOL, FailureAdvice.Schedules.class, "schedule")),
            since(25, at(POOL, FailureAdvice.WithFixedDelay.class, "scheduleWithFixedDelay")),
            at("java.util.Timer", FailureAdvice.OnTimer.class, "sched"),
            at("java.util.TimerThread", FailureAdvice.TimerDies.class, "mainLoop"),
            at(THREADS + "$DiscardPolicy", FailureAdvice.Discards.class, "rejectedExecution"),
            at(THREADS + "$DiscardOldestPolicy", FailureAdvice.DiscardsOldest.class, "rejectedExecution"),
            at(THREADS, FailureAdvice.GivesBack.class, "shutdownNow"));

    private FailurePoints() {}

    private static Point at(String className, Class<?> advice, String... methods) {
        return new Point(className, advice, ElementMatchers.namedOneOf(methods), 17);
    }

    private static Point since(int jdk, Point point) {
        return new Point(point.className(), point.advice(), point.methods(), jdk);
    }

    private static Point with(String className, Class<?> advice, int arguments, String method) {
        return new Point(
                className,
                advice,
                ElementMatchers.<MethodDescription>named(method).and(ElementMatchers.takesArguments(arguments)),
                17);
    }
}
