/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/** Who is told by {@link HopHooks}. Called on the application's threads; only JDK types cross. */
public interface HopSink {
    /**
     * The calling thread begins to hand a task to an executor.
     *
     * @param nanos {@code System.nanoTime()} then, before anything was looked at
     * @return what {@link #submitted} is to be given; null if this submission is not followed
     */
    Object submits(Object executor, Object task, long nanos);

    /**
     * It has handed it over.
     *
     * @param nanos {@code System.nanoTime()} then
     */
    void submitted(Object hop, long nanos);

    /**
     * The calling thread begins to run a task.
     *
     * @param task the object that an executor was given
     * @param inner what it wraps, if that may be what was given; else null
     * @return what {@link #ends} is to be given; null if it is not to be told
     */
    Object begins(Object task, Object inner);

    /** It has run it; {@code run} is what {@link #begins} gave. */
    void ends(Object run, long nanos);

    /** The calling thread has woken who waited for the result of its task; it began at this {@code System.nanoTime()}. */
    void woke(long since);

    /** It has run this task, whose begin was told by another method. */
    void over(Object task, long nanos);
}
