/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work of one origin that was accepted and never ran, or was cut off.
 *
 * @param atMillis when it was lost, in milliseconds since the epoch
 * @param thread name of the thread that ran or dropped it
 * @param virtual whether it ran on a virtual thread
 * @param pool the pool that had accepted it, if it is known
 * @param loss how it was lost
 * @param tasks how many tasks
 * @param awaited whether a future was made of each, for which somebody may wait in vain
 * @param stack where it was running, or where it was dropped; at least one frame
 */
public record LostWork(
        long atMillis,
        String thread,
        boolean virtual,
        @Nullable Pool pool,
        Loss loss,
        long tasks,
        boolean awaited,
        List<Frame> stack)
        implements Fact {

    /** How work is lost. */
    public enum Loss {
        /** It was running on a daemon or virtual thread when the JVM ended. */
        RUNNING_AT_EXIT,
        /** The pool's policy dropped it. */
        DISCARDED,
        /** shutdownNow gave it back, and nobody ran or cancelled it. */
        SHUT_DOWN,
        /** A delayed task was given back by shutdownNow, and nobody ran or cancelled it. */
        DELAYED_SHUT_DOWN,
        /** It was to begin later and had not when the JVM ended. */
        DELAYED_AT_EXIT,
        /** On a timer or scheduler of daemon threads it was due, and its thread was busy, when the JVM ended. */
        OVERDUE_AT_EXIT,
        /** On a timer or scheduler of daemon threads its time had not come when the JVM ended. */
        PENDING_AT_EXIT,
        /** A stage that waits for a future which was collected before anybody completed it. */
        ABANDONED
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Trace("task", thread, stack));
    }

    @Override
    public long count() {
        return tasks;
    }
}
