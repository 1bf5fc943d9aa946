/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/** Who is told by {@link RunHooks}. Called on the application's threads; only JDK types cross. */
public interface RunSink {
    /**
     * The calling thread gives this CompletableFuture a timeout.
     *
     * @param nanos after which it is ended, in ns from now
     * @param byValue whether with a value rather than with a failure
     */
    void timed(Object future, long nanos, boolean byValue);
}
