/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/** Who is told by {@link Hooks}. Called on the application's threads; only JDK types cross. */
public interface HookSink {
    /**
     * A wait at or above the threshold has ended on the calling thread, which is not virtual.
     *
     * @param point number of the woven method in the agent's table
     * @param start {@code System.nanoTime()} at its begin
     * @param end {@code System.nanoTime()} at its end
     * @param self the object whose method it is; null for a static method
     */
    void waited(int point, long start, long end, Object self);

    /** The ThreadPoolExecutor or ForkJoinPool has added a worker. */
    void grew(Object pool);

    /** The JVM is about to run its shutdown hooks ({@code over} false) or has run them (true). */
    void exiting(boolean over);
}
