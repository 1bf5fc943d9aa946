/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/** Who is told by {@link FailureHooks}. Called on the application's threads; only JDK types cross. */
public interface FailureSink {
    /**
     * Something happened to the outcome of work.
     *
     * @param what one of the constants of {@link FailureHooks}, which say what the other arguments are
     */
    void happened(int what, Object first, Object second, Object third, long number);
}
