/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.Stack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the method on a stack that promises a result for later and waits for it now, on its caller's thread. */
public final class AsyncMethods {
    private AsyncMethods() {}

    /** The innermost such frame of the application, or null if the wait blocks no caller of such a method. */
    public static @Nullable Frame blocking(Stack stack) {
        if (stack.execution() == Execution.IDLE || isForAdmission(stack)) {
            return null;
        }
        List<Frame> frames = stack.frames();
        int promises = promising(frames);
        if (promises < 0) {
            return null;
        }
        // What a pool runs as its task has no caller that waits: a framework's @Async, a method given to submit().
        boolean called = stack.execution() == Execution.EVENT_LOOP_TASK || hasCaller(frames, promises);
        return called ? frames.get(promises) : null;
    }

    /** Index of the innermost method of the application that returns a stage, or -1. */
    private static int promising(List<Frame> frames) {
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            if (frame.role() == Role.ASYNC_METHOD && frame.origin() == Origin.APPLICATION) {
                return frames.subList(0, i).stream().anyMatch(AsyncMethods::runsSomebodyElse) ? -1 : i;
            }
        }
        return -1; // most stacks, at the price of a look at a field of each frame
    }

    /** Frames above which other work runs than that of the methods below: no promise of theirs is broken by its waits. */
    private static boolean runsSomebodyElse(Frame frame) {
        return frame.is("java.util.concurrent.ForkJoinTask", "doExec") // a join that helps with another task
                || frame.className().equals("java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy") // overload
                || frame.method().equals("<clinit>") // once
                || TaskRoots.of(frame) != null;
    }

    private static boolean hasCaller(List<Frame> frames, int index) {
        for (int i = index + 1; i < frames.size(); i++) {
            if (TaskRoots.of(frames.get(i)) != null) {
                return false;
            }
            if (frames.get(i).origin() == Origin.APPLICATION && frames.get(i).role() != Role.GENERATED) {
                return true;
            }
        }
        return false;
    }

    /**
     * Waits for leave to begin: a lock, a permit, a place in a queue, a connection, a rate limiter's pause. A method that
     * does so and is asynchronous from then on keeps its promise, and slows its caller down on purpose.
     */
    private static boolean isForAdmission(Stack stack) {
        return switch (stack.kind()) {
            case LOCK,
                    MONITOR,
                    SEMAPHORE,
                    QUEUE,
                    CONDITION,
                    OBJECT_WAIT,
                    JDBC_CONNECTION,
                    CLASS_INITIALISATION,
                    RANDOM,
                    SELECT -> true;
            case SLEEP, PARK -> !stack.operation().startsWith("java.");
            default -> false;
        };
    }
}
