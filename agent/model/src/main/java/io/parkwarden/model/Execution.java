/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** What a thread was doing, read off its stack. */
public enum Execution {
    /** Running a task of a ForkJoinPool. */
    FORK_JOIN_TASK,
    /** Running a task of a ThreadPoolExecutor. */
    EXECUTOR_TASK,
    /** Running a task or callback of an event loop. */
    EVENT_LOOP_TASK,
    /** Running a task of a pool that is known by its class only. */
    OTHER_TASK,
    /** A worker waiting for a task, or a loop waiting for events. */
    IDLE,
    /** On a thread of no pool. */
    OWN_THREAD;

    /** Whether a task was running on a thread that other tasks need. */
    public boolean inTask() {
        return this != IDLE && this != OWN_THREAD;
    }
}
