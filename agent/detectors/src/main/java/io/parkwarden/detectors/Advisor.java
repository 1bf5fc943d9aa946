/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding.Advice;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** What to do about a wait, in words and code that fit the JDK the application runs on. */
final class Advisor {
    private static final String LEAVE_IO =
            "Leave it when the pool exists for waiting and is sized for it; declare it with the option pools=<name>:blocking.";

    private Advisor() {}

    static Advice forFuture(Incident<Park> incident, Conditions conditions) {
        String text =
                "Compose instead of waiting: return the future and continue it with thenCompose, thenCombine or thenApply, so "
                        + "that the worker runs other tasks until the result is there." + poolNote(incident.pool());
        String code = "// instead of: return use(first.join());\nreturn first.thenCompose(value -> use(value));";
        String leave = conditions.jdk() >= 21
                ? "Leave it on a virtual thread, where waiting is cheap, or at the outermost edge of a program, on a thread that no"
                        + " other task needs."
                : "Leave it at the outermost edge of a program, on a thread that no other task needs.";
        return new Advice(text, code, leave);
    }

    static Advice forEventLoop(Incident<Park> incident, Conditions conditions) {
        String text = incident.worst().stack().kind() == WaitKind.FUTURE
                ? "Return the future from the callback and continue it there; an event loop must never wait for a result, least of"
                        + " all for one that its own loop is to bring."
                : "Take the wait off the event loop: hand it to an executor for blocking calls and come back with the result.";
        return new Advice(
                text,
                blockingCode(conditions),
                "Leave it only in a loop that serves a single connection and nothing else.");
    }

    static Advice forFakeAsync(Incident<Park> incident, Conditions conditions) {
        boolean future = incident.worst().stack().kind() == WaitKind.FUTURE;
        String text = future
                ? "Return the future that it waits for, composed, instead of its result in a completed one."
                : "Let the wait happen on a thread that is there for it, or be honest: return the value itself and let the caller"
                        + " decide where to wait. " + blockingPool(conditions);
        String code = future
                ? "// instead of: return completedFuture(use(first.join()));\nreturn first.thenApply(this::use);"
                : blockingCode(conditions);
        return new Advice(
                text,
                code,
                "Leave it when every caller is a thread that may wait; a blocking signature would say so better.");
    }

    static Advice forWrapped(TaskForm form, Conditions conditions) {
        String text = "The operation needs no thread to wait for it: "
                + switch (form) {
                    case STAGE -> "return its stage and compose.";
                    case GUAVA_SUBMIT, GUAVA_TRANSFORM -> "return its future and let Futures compose.";
                    case REACTIVE_CALL, REACTIVE_MAP -> "give its future to the pipeline.";
                    case EXECUTE, RUN -> "let what is left to do be its dependent stage.";
                    default -> "take its stage instead of a task that waits for it.";
                }
                + " A limit of the wait becomes orTimeout. Where the call itself is dear and has to leave this thread,"
                + " supplyAsync(() -> call()).thenCompose(stage -> stage) hands over the call and waits nowhere.";
        String leave = conditions.jdk() >= 21
                ? "Leave it where the threads are virtual, or where a caller insists on a Future that interrupts its wait."
                : "Leave it where a caller insists on a Future that interrupts its wait.";
        return new Advice(text, rewritten(form), leave);
    }

    private static String rewritten(TaskForm form) {
        return switch (form) {
            case SUPPLY ->
                "// instead of: supplyAsync(() -> client.load(id).join(), pool)\n"
                        + "client.load(id) // or supplyAsync(() -> client.load(id), pool).thenCompose(stage -> stage)";
            case STAGE ->
                "// instead of: order.thenApplyAsync(found -> client.load(found).join(), pool)\n"
                        + "order.thenCompose(found -> client.load(found))";
            case RUN ->
                "// instead of: runAsync(() -> use(client.load(id).join()), pool)\n"
                        + "client.load(id).thenAcceptAsync(this::use, pool)";
            case SUBMIT ->
                "// instead of: Future<Price> price = pool.submit(() -> client.load(id).get());\n"
                        + "CompletableFuture<Price> price = client.load(id);";
            case EXECUTE ->
                "// instead of: pool.execute(() -> use(client.load(id).join()));\n"
                        + "client.load(id).thenAcceptAsync(this::use, pool);";
            case GUAVA_SUBMIT ->
                "// instead of: pool.submit(() -> client.load(id).get())\n"
                        + "Futures.submitAsync(() -> client.load(id), pool)";
            case GUAVA_TRANSFORM ->
                "// instead of: Futures.transform(order, found -> getUnchecked(client.load(found)), pool)\n"
                        + "Futures.transformAsync(order, found -> client.load(found), pool)";
            case REACTIVE_CALL ->
                "// instead of: Mono.fromCallable(() -> client.load(id).join())\n"
                        + "Mono.fromFuture(() -> client.load(id)) // RxJava: Single.fromCompletionStage";
            case REACTIVE_MAP ->
                "// instead of: orders.map(order -> client.load(order).join())\n"
                        + "orders.flatMap(order -> Mono.fromFuture(client.load(order)))";
        };
    }

    static Advice forParked(Incident<Park> incident, Conditions conditions) {
        WaitKind kind = incident.worst().stack().kind();
        return switch (kind) {
            case SLEEP ->
                new Advice(
                        "Let a timer wait instead of a worker: continue on a delayed executor or schedule the next step."
                                + poolNote(incident.pool()),
                        "Executor later = CompletableFuture.delayedExecutor(200, MILLISECONDS, pool);\n"
                                + "return CompletableFuture.supplyAsync(() -> retry(), later);",
                        "Leave it on a thread that no other task needs.");
            case LOCK, MONITOR, SEMAPHORE, CLASS_INITIALISATION ->
                new Advice(
                        "Hold the lock for less time: move I/O and slow work out of it, or split it. Where work must be serial, give "
                                + "it to a single-thread executor and compose on its result."
                                + poolNote(incident.pool()),
                        null,
                        "Leave it when the wait is rare and short against the task.");
            case LATCH, BARRIER, PHASER, EXCHANGER, CONDITION, OBJECT_WAIT, THREAD_JOIN, TERMINATION, PARK, QUEUE ->
                new Advice(
                        "Turn the signal into a CompletableFuture that the other side completes, and continue from there "
                                + "instead of waiting for it." + poolNote(incident.pool()),
                        """
                        CompletableFuture<Reply> reply = new CompletableFuture<>();
                        client.send(request, reply::complete);
                        return reply.thenApply(this::use);""",
                        "Leave it on a thread that no other task needs.");
            case HTTP ->
                new Advice(
                        "Use the client's asynchronous call and compose on its future." + poolNote(incident.pool()),
                        "return client.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> parse(response));",
                        LEAVE_IO);
            default ->
                new Advice(blockingPool(conditions) + poolNote(incident.pool()), blockingCode(conditions), LEAVE_IO);
        };
    }

    private static String blockingPool(Conditions conditions) {
        if (conditions.jdk() >= 24) {
            return "Move the blocking call to a virtual thread; bound the number of calls by a semaphore or by the connection pool.";
        }
        if (conditions.jdk() >= 21) {
            return "Move the blocking call to a virtual thread or to an executor of its own, bounded. On this JDK a virtual thread"
                    + " that blocks inside synchronized holds its carrier: check the driver first, or use the executor.";
        }
        return "Move the blocking call to an executor of its own, as wide as the resource behind it (for a database: its connection"
                + " pool), and compose on the result.";
    }

    private static String blockingCode(Conditions conditions) {
        String executor = conditions.jdk() >= 24
                ? "ExecutorService io = Executors.newVirtualThreadPerTaskExecutor();"
                : "ExecutorService io = Executors.newFixedThreadPool(connections, named(\"orders-io\"));";
        return executor + "\nreturn CompletableFuture.supplyAsync(() -> repository.load(id), io);";
    }

    private static String poolNote(@Nullable Pool pool) {
        if (pool == null) {
            return "";
        }
        if (pool.kind() == PoolKind.COMMON) {
            return " The common pool is shared by parallel streams and every *Async call without an executor: all of them wait"
                    + " behind this line.";
        }
        if (pool.kind() == PoolKind.SINGLE || pool.kind() == PoolKind.SCHEDULED) {
            return " Every task of " + pool.name() + " waits behind this line.";
        }
        return "";
    }
}
