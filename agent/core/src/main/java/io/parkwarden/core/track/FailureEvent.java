/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What a thread of the application leaves for the agent's thread: that a failure was born or received. The exception is
 * held softly for the tens of milliseconds until then, so it can be read even if the collector comes first, and yet
 * never costs the application memory that it needs.
 *
 * <p>The event is a link of the list that it waits in. The thread that made it writes its fields before it is put there;
 * the agent's thread writes {@code atMillis} when it has taken it out. Only {@code carriers} is written by both.
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

    private static final AtomicIntegerFieldUpdater<FailureEvent> CARRIERS =
            AtomicIntegerFieldUpdater.newUpdater(FailureEvent.class, "carriers");

    final Kind kind;
    final long atNanos = System.nanoTime();
    final String thread;

    /** When it happened, in ms since the epoch; reckoned by the agent's thread, as a second look at a clock costs. */
    long atMillis;

    /** The event before this one in the list, and how many there are with this one. */
    @Nullable
    FailureEvent before;

    int waiting;

    /** Into how many futures the failure was put in a row; negative once the agent has counted them. */
    private volatile int carriers = 1;

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
        this.thread = ThreadNames.of(Thread.currentThread());
        this.type = type;
        this.task = task == null ? null : new WeakReference<>(task);
        this.number = number;
        this.shape = shape;
    }

    /**
     * Counts one more future that the same thread put the same failure into.
     *
     * @return false if the agent has counted already, so that a new event is needed
     */
    boolean addCarrier() {
        int now = carriers;
        while (now > 0) {
            if (CARRIERS.compareAndSet(this, now, now + 1)) {
                return true;
            }
            now = carriers;
        }
        return false;
    }

    /** On the agent's thread: how many there are, and no more from now on. */
    int takeCarriers() {
        return CARRIERS.getAndSet(this, -1);
    }

    /** The stack of the calling thread, where it was taken. */
    StackShapes.@Nullable Shape shape() {
        return shape;
    }
}
