/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where the JDK's executors are handed a task that they may run on another thread, and where they run one. Read with
 * javap from 17.0.15, 21.0.12 and 25.0.3. Pure ForkJoinTasks are left out: to fork is their way to work.
 */
final class HopPoints {
    private static final String JUC = "java.util.concurrent.";

    /** The advice that goes into these methods; only those with a Callable as their one argument if it says so. */
    record Point(String className, Class<?> advice, Set<String> methods, boolean ofCallables) {
        Point(String className, Class<?> advice, Set<String> methods) {
            this(className, advice, methods, false);
        }
    }

    private HopPoints() {}

    static List<Point> all(int jdk) {
        List<Point> points = new ArrayList<>(List.of(
                new Point(JUC + "ThreadPoolExecutor", HopAdvice.First.class, Set.of("execute")),
                new Point(JUC + "ScheduledThreadPoolExecutor", HopAdvice.First.class, Set.of("delayedExecute")),
                // ForkJoinPool.java: execute and submit of whatever end there, from a worker of the pool as well.
                jdk < 19
                        ? new Point(JUC + "ForkJoinPool", HopAdvice.First.class, Set.of("externalSubmit"))
                        : new Point(JUC + "ForkJoinPool", HopAdvice.Second.class, Set.of("poolSubmit")),
                // ThreadPoolExecutor.java, runWorker: called around each task; an override that does not call super
                // hides plain Runnables only.
                new Point(JUC + "ThreadPoolExecutor", HopAdvice.Before.class, Set.of("beforeExecute")),
                new Point(JUC + "ThreadPoolExecutor", HopAdvice.After.class, Set.of("afterExecute")),
                new Point(JUC + "FutureTask", HopAdvice.RunCallable.class, Set.of("run")),
                new Point(JUC + "FutureTask", HopAdvice.Wake.class, Set.of("finishCompletion")),
                new Point(JUC + "CompletableFuture$Signaller", HopAdvice.Wake.class, Set.of("tryFire")),
                new Point(JUC + "CompletableFuture$AsyncSupply", HopAdvice.Run.class, Set.of("run")),
                new Point(JUC + "CompletableFuture$AsyncRun", HopAdvice.Run.class, Set.of("run")),
                new Point(JUC + "CompletableFuture$Completion", HopAdvice.Run.class, Set.of("run", "exec")),
                new Point(JUC + "ForkJoinTask$AdaptedRunnable", HopAdvice.Run.class, Set.of("exec")),
                new Point(JUC + "ForkJoinTask$AdaptedRunnableAction", HopAdvice.Run.class, Set.of("exec")),
                new Point(JUC + "ForkJoinTask$AdaptedCallable", HopAdvice.Run.class, Set.of("exec"))));
        if (jdk < 22) {
            points.add(
                    new Point(JUC + "ForkJoinTask$AdaptedInterruptibleCallable", HopAdvice.Run.class, Set.of("exec")));
            points.add(new Point(JUC + "ForkJoinTask$RunnableExecuteAction", HopAdvice.Run.class, Set.of("exec")));
        } else { // ForkJoinTask.java: what the two extend, which have none of their own any more
            points.add(new Point(JUC + "ForkJoinTask$InterruptibleTask", HopAdvice.Run.class, Set.of("exec")));
        }
        if (jdk >= 19) {
            points.add(new Point(JUC + "ThreadPerTaskExecutor", HopAdvice.First.class, Set.of("execute")));
            points.add(new Point(JUC + "ThreadPerTaskExecutor", HopAdvice.First.class, Set.of("submit"), true));
            points.add(new Point(JUC + "ThreadPerTaskExecutor$TaskRunner", HopAdvice.RunTask.class, Set.of("run")));
        }
        return points;
    }
}
