/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** The kind of an executor, which decides what a parked worker costs. */
public enum PoolKind {
    /** {@code ForkJoinPool.commonPool()}. */
    COMMON("common pool"),
    /** Any other ForkJoinPool. */
    FORK_JOIN("ForkJoinPool"),
    /** A ThreadPoolExecutor of one thread. */
    SINGLE("single-thread pool"),
    /** A ThreadPoolExecutor with a bounded number of threads. */
    FIXED("fixed pool"),
    /** A ThreadPoolExecutor that adds a thread whenever none is idle. */
    CACHED("cached pool"),
    /** A ScheduledThreadPoolExecutor. */
    SCHEDULED("scheduled pool"),
    /** Threads that select and dispatch. */
    EVENT_LOOP("event loop"),
    /** Request workers of a thread-per-request server. */
    REQUEST_WORKERS("request workers"),
    /** A pool of a library made for blocking calls, such as Reactor's boundedElastic. */
    ELASTIC("elastic pool"),
    /** A virtual thread for each task. */
    VIRTUAL_PER_TASK("virtual thread per task"),
    /** A pool whose class is not known. */
    OTHER("pool");

    private final String label;

    PoolKind(String label) {
        this.label = label;
    }

    /** The name a user understands. */
    public String label() {
        return label;
    }

    /** The word used in the JSON report: lower case with hyphens. */
    public String word() {
        return Words.of(this);
    }
}
