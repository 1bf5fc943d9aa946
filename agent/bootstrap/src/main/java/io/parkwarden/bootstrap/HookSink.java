/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/** Who is told by {@link Hooks}. Called on the application's threads; only JDK types cross. */
public interface HookSink {
    /** The thread had nothing to do, such as a worker without a task, and what it waited for is nobody's fault. */
    int IDLE = 1;

    /** The thread waited in the middle of something. */
    int AT_WORK = -1;

    /** Nobody looked. */
    int UNKNOWN = 0;

    /**
     * A wait at or above the threshold has ended on the calling thread, which is not virtual.
     *
     * @param point number of the woven method in the agent's table
     * @param start {@code System.nanoTime()} at its begin
     * @param end {@code System.nanoTime()} at its end
     * @param self the object whose method it is; null for a static method
     * @return {@link #IDLE}, {@link #AT_WORK} or {@link #UNKNOWN}
     */
    int waited(int point, long start, long end, Object self);

    /** The calling thread has selected for less than the threshold. */
    default void selected() {}

    /**
     * The calling virtual thread was parked without leaving its carrier, at least as long as the threshold for pins.
     *
     * @param start {@code System.nanoTime()} at the begin of the park
     * @param end {@code System.nanoTime()} at its end
     */
    void pinned(long start, long end);

    /** The ThreadPoolExecutor or ForkJoinPool has added a worker. */
    void grew(Object pool);

    /**
     * A task is being handed to a pool on the calling thread; told only while {@link Hooks#watchSubmissions} is on.
     *
     * @param pool the ThreadPoolExecutor
     * @param task what it is to run
     */
    void submitted(Object pool, Object task);

    /**
     * The calling thread, which is not virtual, has waited for this future, at least as long as the threshold; told only
     * while {@link Hooks#watchSubmissions} is on.
     */
    void awaited(Object future);

    /** CompletableFuture's default executor starts a thread for this task, because the machine has few processors. */
    void threadForTask(Object task);

    /** The calling thread has cancelled this future (true), or a timed wait for it has ended without it (false). */
    void ended(Object future, boolean cancelled);

    /** The JVM is about to run its shutdown hooks ({@code over} false) or has run them (true). */
    void exiting(boolean over);
}
