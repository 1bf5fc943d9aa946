/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.List;
import java.util.Set;

/**
 * Where the JDK takes tasks for its pools: the innermost methods that still run on the submitting thread. Read with
 * javap from 17.0.15, 21.0.12 and 25.0.3. {@code ForkJoinTask.fork} is left out: it is called from within a task, once
 * per piece of work.
 */
final class SubmissionPoints {
    private static final String JUC = "java.util.concurrent.";

    /** Which argument of these methods is the task: 0, 1 or 2. */
    record Point(String className, int argument, Set<String> methods) {}

    private SubmissionPoints() {}

    static List<Point> all(int jdk) {
        return List.of(
                new Point(JUC + "ThreadPoolExecutor", 0, Set.of("execute")),
                new Point(JUC + "ScheduledThreadPoolExecutor", 0, Set.of("delayedExecute")),
                // ForkJoinPool.java: submit, execute, invoke and invokeAll end in externalSubmit (17), poolSubmit (21,
                // 25).
                jdk < 19
                        ? new Point(JUC + "ForkJoinPool", 0, Set.of("externalSubmit"))
                        : new Point(JUC + "ForkJoinPool", 1, Set.of("poolSubmit")),
                // CompletableFuture.java: the executor is first, so executors that are no JDK class are covered too.
                new Point(
                        JUC + "CompletableFuture",
                        1,
                        Set.of(
                                "asyncSupplyStage",
                                "asyncRunStage",
                                "uniApplyStage",
                                "uniAcceptStage",
                                "uniRunStage",
                                "uniWhenCompleteStage",
                                "uniHandleStage",
                                "uniExceptionallyStage",
                                "uniComposeStage",
                                "uniComposeExceptionallyStage")),
                new Point(
                        JUC + "CompletableFuture",
                        2,
                        Set.of(
                                "biApplyStage",
                                "biAcceptStage",
                                "biRunStage",
                                "orApplyStage",
                                "orAcceptStage",
                                "orRunStage")));
    }
}
