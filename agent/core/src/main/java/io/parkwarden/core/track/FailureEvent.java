/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What a thread of the application leaves for the agent's thread: that a failure was born or received. The exception is
 * held softly for the tens of milliseconds until then, so it can be read even if the collector comes first, and yet
 * never costs the application memory that it needs.
 */
final class FailureEvent extends SoftReference<Throwable> {
    /** What happened. */
    enum Kind {
        BORN,
        OFFERED_TOO_LATE,
        RECEIVED,
        DISMISSED,
        SECOND,
        LOST_RACE,
        WON_RACE,
        PERIODIC_DIED,
        TIMER_DIED,
        SCHEDULED,
        SHOWN,
        DROPPED
    }

    final Kind kind;
    final long atMillis = System.currentTimeMillis();
    final long atNanos = System.nanoTime();
    final String thread;

    /** Name of the carrier's kind, or of the scheduler's. */
    final String type;

    /** The periodic task, where there is one. */
    final @Nullable WeakReference<Object> task;

    final long number;
    private final StackShapes.@Nullable Shape shape;

    FailureEvent(Kind kind, @Nullable Throwable failure, String type, @Nullable Object task, long number) {
        this(kind, failure, type, task, number, null);
    }

    FailureEvent(
            Kind kind,
            @Nullable Throwable failure,
            String type,
            @Nullable Object task,
            long number,
            StackShapes.@Nullable Shape shape) {
        super(failure);
        this.kind = kind;
        this.thread = Thread.currentThread().getName();
        this.type = type;
        this.task = task == null ? null : new WeakReference<>(task);
        this.number = number;
        this.shape = shape;
    }

    /** The stack of the calling thread, where it was taken. */
    StackShapes.@Nullable Shape shape() {
        return shape;
    }
}
