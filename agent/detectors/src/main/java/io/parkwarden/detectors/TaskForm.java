/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By which call a pool came to a task whose own code waits for a future: what stands between that code and the worker's
 * loop tells. Names are those of the JDK's sources (17, 21, 25: CompletableFuture, FutureTask, ForkJoinTask) and of the
 * libraries' current lines.
 */
public enum TaskForm {
    /** supplyAsync or completeAsync. */
    SUPPLY("supplyAsync"),
    /** runAsync. */
    RUN("runAsync"),
    /** A dependent stage: thenApplyAsync, handleAsync, thenAccept and their like. */
    STAGE("a dependent stage"),
    /** submit or schedule. */
    SUBMIT("submit"),
    /** execute. */
    EXECUTE("execute"),
    /** A ListeningExecutorService of Guava. */
    GUAVA_SUBMIT("ListeningExecutorService.submit"),
    /** Futures.transform of Guava. */
    GUAVA_TRANSFORM("Futures.transform"),
    /** fromCallable or fromSupplier of Reactor or RxJava. */
    REACTIVE_CALL("fromCallable"),
    /** map of Reactor or RxJava. */
    REACTIVE_MAP("map");

    private static final String STAGES = "java.util.concurrent.CompletableFuture";
    private static final String GUAVA = "com.google.common.util.concurrent.";
    private static final String REACTOR = "reactor.core.publisher.";
    private static final String RX = "io.reactivex.rxjava3.internal.operators.";

    private static final Map<String, TaskForm> BY_PREFIX = Map.ofEntries(
            Map.entry(GUAVA + "TrustedListenableFutureTask", GUAVA_SUBMIT),
            Map.entry(GUAVA + "AbstractTransformFuture", GUAVA_TRANSFORM),
            Map.entry(REACTOR + "MonoCallable", REACTIVE_CALL),
            Map.entry(REACTOR + "MonoSupplier", REACTIVE_CALL),
            Map.entry(REACTOR + "FluxSubscribeOnCallable", REACTIVE_CALL),
            Map.entry(REACTOR + "MonoMap", REACTIVE_MAP),
            Map.entry(REACTOR + "FluxMap", REACTIVE_MAP),
            Map.entry(RX + "single.SingleFromCallable", REACTIVE_CALL),
            Map.entry(RX + "single.SingleMap", REACTIVE_MAP),
            Map.entry(RX + "observable.ObservableFromCallable", REACTIVE_CALL),
            Map.entry(RX + "observable.ObservableMap", REACTIVE_MAP),
            Map.entry(RX + "flowable.FlowableFromCallable", REACTIVE_CALL),
            Map.entry(RX + "flowable.FlowableMap", REACTIVE_MAP));

    private final String label;

    TaskForm(String label) {
        this.label = label;
    }

    /** The call, as a user knows it. */
    public String label() {
        return label;
    }

    /**
     * How the task of this stack was handed to its pool, if the wait is for a future and in the task's own code; null
     * otherwise: for waits deeper inside, where another method would have to change as well, and for other waits.
     */
    public static @Nullable TaskForm of(Stack stack) {
        if (!stack.execution().inTask() || !waitsForOneFuture(stack)) {
            return null;
        }
        List<Frame> frames = stack.frames();
        int own = -1;
        for (int i = 0; i < frames.size() && own < 0; i++) {
            Frame frame = frames.get(i);
            if (frame.line() == stack.site().line()
                    && frame.is(stack.site().className(), stack.site().method())) {
                own = frame.origin() == Origin.APPLICATION ? i : frames.size();
            }
        }
        for (int i = Math.max(own, 0) + 1; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            if (frame.role() != Role.GENERATED && !frame.className().contains("$$Lambda")) {
                return own < 0 ? null : calledBy(frames, i);
            }
        }
        return null;
    }

    private static @Nullable TaskForm calledBy(List<Frame> frames, int caller) {
        for (int i = caller; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            String name = frame.className();
            if (frame.origin() == Origin.LIBRARY) {
                return library(name);
            }
            if (name.startsWith(STAGES)) {
                return name.equals(STAGES + "$AsyncSupply") ? SUPPLY : name.equals(STAGES + "$AsyncRun") ? RUN : STAGE;
            }
            if (name.equals("java.util.concurrent.FutureTask")) {
                // A periodic task that waits keeps its next run from overlapping: that may be why it waits.
                return frame.method().equals("run") ? SUBMIT : null;
            }
            if (name.equals("java.util.concurrent.ForkJoinTask$RunnableExecuteAction")) {
                return EXECUTE;
            }
            if (name.startsWith("java.util.concurrent.ForkJoinTask$")) {
                return SUBMIT;
            }
            if (name.equals(TaskRoots.POOL_EXECUTOR)) {
                return EXECUTE;
            }
            if (!name.startsWith("java.util.concurrent.Executors$")) {
                return null; // a stream, a RecursiveTask, a request: what waits there is no task handed over to wait
            }
        }
        return null;
    }

    private static @Nullable TaskForm library(String className) {
        for (Map.Entry<String, TaskForm> entry : BY_PREFIX.entrySet()) {
            if (className.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** invokeAll, take and a structured scope wait for what comes of many; there is no one stage to return instead. */
    private static boolean waitsForOneFuture(Stack stack) {
        boolean future = stack.kind() == WaitKind.FUTURE
                || (stack.kind() == WaitKind.FORK_JOIN && stack.execution() != Execution.FORK_JOIN_TASK);
        if (!future || stack.operation().startsWith("java.util.concurrent.StructuredTaskScope")) {
            return false;
        }
        return switch (stack.operation().substring(stack.operation().lastIndexOf('.') + 1)) {
            case "invokeAll", "invokeAny", "take", "poll" -> false;
            default -> true;
        };
    }
}
