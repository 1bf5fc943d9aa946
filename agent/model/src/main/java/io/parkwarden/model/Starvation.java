/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;

/**
 * A pool whose workers wait for what only its own queue can bring, or that is short of workers because they wait. Told
 * again while it lasts.
 *
 * @param atMillis when it was seen, in milliseconds since the epoch
 * @param nanos how long it has lasted by then, at least, in ns; for {@link Form#STARVED} the worker time lost by then
 * @param times how often this one has been told, from 1
 * @param form what it is
 * @param confidence how sure that is
 * @param reason why it is no surer; empty if it is proven
 * @param pool the pool
 * @param waiting its workers' waits, the most telling first, bounded
 * @param workers how many of its workers wait
 * @param details what else was measured, in the order to be read
 */
public record Starvation(
        long atMillis,
        long nanos,
        int times,
        Form form,
        Confidence confidence,
        String reason,
        Pool pool,
        List<Waiting> waiting,
        int workers,
        List<Finding.Detail> details)
        implements Fact {
    /** The detail of {@link Form#SPARES} that says that the pool has no more spare threads to add. */
    public static final Finding.Detail NONE_LEFT = new Finding.Detail(
            "left",
            "none: the next wait that needs one throws RejectedExecutionException (Thread limit exceeded replacing blocked"
                    + " worker)");

    public Starvation {
        waiting = List.copyOf(waiting);
        details = List.copyOf(details);
    }

    /** What a starvation is. */
    public enum Form {
        /** No worker can go on, and none can be added. */
        DEADLOCK,
        /** A pool waits for tasks of its own, directly or round a cycle: too many at once and it is a deadlock. */
        RISK,
        /** Tasks wait in the queue because workers wait inside tasks. */
        STARVED,
        /** A ForkJoinPool has added many threads for waiting ones, and there is a limit. */
        SPARES
    }

    /**
     * The wait of one worker.
     *
     * @param label what the stack shows, such as {@code worker 1}
     * @param thread name of the thread
     * @param stack where it waits
     * @param waitsFor what for, and where that is: a task in a queue, a task that runs on another worker
     */
    public record Waiting(String label, String thread, Stack stack, String waitsFor) {}

    @Override
    public String thread() {
        return waiting.isEmpty() ? "" : waiting.get(0).thread();
    }

    @Override
    public List<Trace> traces() {
        return waiting.stream()
                .map(wait -> new Trace(wait.label(), wait.thread(), wait.stack().frames()))
                .toList();
    }
}
