/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Stack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pool is made for, by how many threads it may have: about as many as there are processors, so that tasks compute
 * on it, or as many as tasks come, so that they wait on it. What the user has declared is never judged. Stateless.
 */
public final class PoolPurpose {
    /** The rules of thumb give a thread per processor, one more, or two. */
    private static final int PER_PROCESSOR = 2;

    private PoolPurpose() {}

    /**
     * Whether the pool has about as many threads as the JVM has processors.
     *
     * @param stack of one of its workers inside a task
     * @param processors of the JVM; 0 if that is not known
     */
    public static boolean sizedForProcessors(Pool pool, Stack stack, int processors) {
        if (pool.declared()) {
            return false;
        }
        return switch (pool.kind()) {
            case COMMON -> true;
            case FORK_JOIN, FIXED -> pool.width() > 1 && pool.width() <= PER_PROCESSOR * processors;
            // Schedulers of one JDK executor for each processor; what else is an event loop has no tasks to wait in.
            case EVENT_LOOP ->
                stack.execution() == Execution.EXECUTOR_TASK
                        && scheduler(stack.frames()) != null
                        && !pool.name().toLowerCase(java.util.Locale.ROOT).contains("single");
            default -> false;
        };
    }

    /** Whether the pool adds a thread, or starts a virtual one, whenever a task comes and none is idle. */
    public static boolean elastic(Pool pool) {
        return !pool.declared()
                && (pool.kind() == PoolKind.CACHED
                        || pool.kind() == PoolKind.ELASTIC
                        || pool.kind() == PoolKind.VIRTUAL_PER_TASK);
    }

    /** A library whose schedulers run tasks. */
    enum Library {
        REACTOR,
        RX_JAVA,
        VERTX
    }

    /** The library by whose scheduler the task came to its thread, or null if it was handed to an executor. */
    static @Nullable Library scheduler(List<Frame> frames) {
        for (Frame frame : frames) {
            String name = frame.className();
            if (name.startsWith("reactor.core.")) {
                return Library.REACTOR;
            }
            if (name.startsWith("io.reactivex.")) {
                return Library.RX_JAVA;
            }
            if (name.startsWith("io.vertx.core.")) {
                return Library.VERTX;
            }
        }
        return null;
    }
}
