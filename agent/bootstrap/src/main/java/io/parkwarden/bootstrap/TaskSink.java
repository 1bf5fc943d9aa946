/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/** Who is told by {@link TaskHooks}. Called on the application's threads; only JDK types cross. */
public interface TaskSink {
    /** The calling thread gives a task to a pool: a Runnable, Callable, ForkJoinTask or the function of a stage. */
    void submitted(Object task);
}
