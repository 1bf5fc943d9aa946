/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding.Advice;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.TaskProfile;

/**
 * The pool on which tasks belong, on this JDK and with the library that runs them.
 *
 * @param pool its name, in a few words
 * @param advice how to get the tasks there
 */
record Placement(String pool, Advice advice) {
    private static final String LEAVE_COMPUTING =
            "Leave it in a program that does nothing else meanwhile and has few such tasks; declare the pool with the option"
                    + " pools=<name>:compute.";

    private static final String LEAVE_WAITING =
            "Leave it when the pool is as narrow as what the tasks wait for; declare it with the option"
                    + " pools=<name>:blocking.";

    /** For tasks that compute. */
    static Placement forComputing(TaskProfile profile) {
        PoolPurpose.Library library = PoolPurpose.scheduler(profile.stack().frames());
        if (library == PoolPurpose.Library.REACTOR) {
            return new Placement(
                    "Schedulers.parallel()",
                    new Advice(
                            "Run what computes on Schedulers.parallel(), which has a thread per processor, and keep"
                                    + " boundedElastic for what waits.",
                            "pages.flatMap(page -> Mono.fromCallable(() -> render(page)).subscribeOn(Schedulers.parallel()))",
                            LEAVE_COMPUTING));
        }
        if (library == PoolPurpose.Library.RX_JAVA) {
            return new Placement(
                    "Schedulers.computation()",
                    new Advice(
                            "Run what computes on Schedulers.computation(), which has a thread per processor, or on a"
                                    + " scheduler from a fixed pool; keep io() for what waits.",
                            "pages.flatMap(page -> Single.fromCallable(() -> render(page))\n"
                                    + "        .subscribeOn(Schedulers.computation()).toFlowable())",
                            LEAVE_COMPUTING));
        }
        if (library == PoolPurpose.Library.VERTX) {
            return new Placement(
                    "a worker executor with a thread per processor",
                    new Advice(
                            "Run what computes on a worker executor with a thread per processor, so that calls that wait"
                                    + " keep the workers of executeBlocking.",
                            "WorkerExecutor compute = vertx.createSharedWorkerExecutor(\"compute\", processors);\n"
                                    + "compute.executeBlocking(() -> render(page));",
                            LEAVE_COMPUTING));
        }
        boolean virtual = profile.pool().kind() == PoolKind.VIRTUAL_PER_TASK;
        String pool = "a fixed pool with a thread per processor";
        String text = virtual
                ? "Give what computes to an executor of platform threads with one thread per processor, and wait for its future"
                        + " on the virtual thread: virtual threads are not time-sliced, and those that only need a moment"
                        + " wait behind these."
                : "Give what computes to a fixed pool with one thread per processor; what comes more then waits in its queue"
                        + " instead of taking the processors from everybody.";
        String code =
                "ExecutorService compute = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());\n"
                        + (virtual
                                ? "return compute.submit(() -> render(page)).get();"
                                : "return CompletableFuture.supplyAsync(() -> render(page), compute);");
        return new Placement(pool, new Advice(text, code, LEAVE_COMPUTING));
    }

    /** For tasks that wait. */
    static Placement forWaiting(TaskProfile profile, Conditions conditions) {
        PoolPurpose.Library library = PoolPurpose.scheduler(profile.stack().frames());
        if (library == PoolPurpose.Library.REACTOR) {
            return new Placement(
                    "Schedulers.boundedElastic()",
                    new Advice(
                            "Run what waits on Schedulers.boundedElastic(), which adds threads up to a limit; parallel() has a"
                                    + " thread per processor, and operators with a time need it.",
                            "orders.flatMap(id -> Mono.fromCallable(() -> load(id)).subscribeOn(Schedulers.boundedElastic()))",
                            LEAVE_WAITING));
        }
        if (library == PoolPurpose.Library.RX_JAVA) {
            return new Placement(
                    "Schedulers.io()",
                    new Advice(
                            "Run what waits on Schedulers.io(), and bound how much of it runs at once by the second argument of"
                                    + " flatMap; computation() has a thread per processor, and operators with a time need it.",
                            "orders.flatMap(id -> Single.fromCallable(() -> load(id))\n"
                                    + "        .subscribeOn(Schedulers.io()).toFlowable(), 32)",
                            LEAVE_WAITING));
        }
        boolean virtual = conditions.jdk() >= 24;
        String pool = virtual
                ? "virtual threads, bounded by a semaphore"
                : conditions.jdk() >= 21
                        ? "virtual threads, if nothing in them waits inside synchronized; else a wider pool of its own"
                        : "a pool of its own, as wide as the resource behind it";
        String text = virtual
                ? "Give these tasks virtual threads, and bound their number by a semaphore or by the connection pool: a thread"
                        + " that waits needs no processor."
                : conditions.jdk() >= 21
                        ? "Give these tasks virtual threads, bounded by a semaphore, or an executor of their own. On this JDK a"
                                + " virtual thread that blocks inside synchronized holds its carrier: check the driver first."
                        : "Give these tasks an executor of their own, as wide as the resource behind it (for a database: its"
                                + " connection pool): a thread that waits needs no processor.";
        String executor = virtual
                ? "ExecutorService io = Executors.newVirtualThreadPerTaskExecutor();"
                : "ExecutorService io = Executors.newFixedThreadPool(connections, named(\"orders-io\"));";
        String note = profile.pool().kind() == PoolKind.COMMON
                ? " Every parallel stream and every *Async call without an executor waits behind them on the common pool."
                : "";
        return new Placement(
                pool,
                new Advice(
                        text + note,
                        executor + "\nreturn CompletableFuture.supplyAsync(() -> ship(order), io);",
                        LEAVE_WAITING));
    }
}
