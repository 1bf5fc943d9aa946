/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Map;

/**
 * Tasks of one code that threads of a pool handed to that pool itself, during about a second.
 *
 * @param atMillis end of that time, in milliseconds since the epoch
 * @param thread name of one of the threads
 * @param pool the pool
 * @param site the line that asked for them
 * @param frames stack of that line from the call of the JDK outwards, or of a thread that handed one over; may be empty
 * @param code what the tasks run: {@code class.method} of a lambda or method reference, else the class of the task
 * @param counted how many, counted one by one
 * @param estimated how many more, from the rates before and after the times in which they were counted
 * @param others how many such tasks other threads handed to the pool, while hops were counted
 * @param work what was measured of tasks
 * @param cost what a hop costs
 * @param recursive whether such a task leads to the next one of its own code
 */
public record Hop(
        long atMillis,
        String thread,
        Pool pool,
        Site site,
        List<Frame> frames,
        String code,
        long counted,
        long estimated,
        long others,
        Work work,
        Cost cost,
        boolean recursive)
        implements Fact {
    /** Tallies: hops counted one by one, estimated ones, and what all of them cost in ns. */
    public static final String COUNTED = "counted";

    public static final String ESTIMATED = "estimated";
    public static final String LOST = "lost";

    /** Label of the stack in findings. */
    public static final String LABEL = "handed over";

    public Hop {
        frames = List.copyOf(frames);
    }

    /**
     * The last timed tasks.
     *
     * @param samples how many
     * @param nanos three quarters of them took no longer, in ns, without handing over tasks and waking threads themselves
     * @param longNanos the same of nine tenths
     * @param restNanos in half of the cases who handed one over went on no longer once it was over, in ns
     * @param atOnce share of the hops at which the same task had handed over another one that had not ended, from 0 to 1
     */
    public record Work(int samples, long nanos, long longNanos, long restNanos, double atOnce) {}

    /**
     * A hop's cost.
     *
     * @param submitNanos half of the hops took no longer to hand over, in ns
     * @param leastNanos processor time in ns of a hop on this JVM in a pool that has no idle thread to wake
     */
    public record Cost(long submitNanos, long leastNanos) {
        /** What one such hop costs at least, in ns; waking a thread shows in what it takes to hand the task over. */
        public long nanos() {
            return Math.max(submitNanos, leastNanos);
        }
    }

    /** What one of them costs, in ns. */
    @Override
    public long nanos() {
        return cost.nanos();
    }

    @Override
    public long count() {
        return counted + estimated;
    }

    @Override
    public Map<String, Long> tallies() {
        return Map.of(COUNTED, counted, ESTIMATED, estimated, LOST, count() * nanos());
    }

    @Override
    public List<Trace> traces() {
        return frames.isEmpty() ? List.of() : List.of(new Trace(LABEL, thread, frames));
    }
}
