/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the application's tasks of one class spent their time on a pool during about a second: what of it they waited, from
 * waits that were seen anyway, and what they computed, from looks at busy workers. Told only where it cost somebody
 * something: more threads computed than there are processors, or tasks were queued behind the waits.
 *
 * @param atMillis when the tasks were seen last in that time, in milliseconds since the epoch
 * @param task where the task begins: the outermost method of the application, with the first line of it that was seen
 * @param thread name of one of the workers
 * @param pool the pool
 * @param stack of the longest wait, or of a look if there was no wait
 * @param computing what the tasks computed
 * @param waiting what they waited
 * @param lines where they waited or, on virtual threads, kept a carrier; the longest first, a few at most
 */
public record TaskProfile(
        long atMillis,
        Site task,
        String thread,
        Pool pool,
        Stack stack,
        Computing computing,
        Waiting waiting,
        List<Line> lines)
        implements Fact {
    /** Tallies, in ns but for the number of tasks and waits. */
    public static final String PROCESSOR = "processor";

    public static final String HELD = "held";
    public static final String TASKS = "tasks";
    public static final String CROWDED = "crowded";
    public static final String EXCESS = "excess";
    public static final String WAITED = "waited";
    public static final String WAITS = "waits";
    public static final String QUEUED = "queued";

    public TaskProfile {
        lines = List.copyOf(lines);
    }

    /**
     * What tasks computed.
     *
     * @param processorNanos processor time in ns of workers that looks found computing in these tasks
     * @param heldNanos the same workers' time in ns, whether they had a processor or not
     * @param tasks how many tasks that was, as far as looks tell them apart
     * @param atOnce most threads that one look found computing, those of other tasks on elastic pools included
     * @param crowdedNanos how long in ns more threads computed than there are processors
     * @param excessNanos the same, times the threads that were too many
     */
    public record Computing(
            long processorNanos, long heldNanos, long tasks, int atOnce, long crowdedNanos, long excessNanos) {}

    /**
     * What tasks waited.
     *
     * @param nanos time in ns of the waits from the threshold on
     * @param waits how many these were; of virtual threads, how many tasks began to wait after they had computed
     * @param queuedNanos the part of the time during which tasks were queued in the pool
     */
    public record Waiting(long nanos, int waits, long queuedNanos) {}

    /**
     * A line at which these tasks spent time.
     *
     * @param site the line that a finding about a single wait names
     * @param kind what was waited for there; null if it computed there without letting go of its carrier
     * @param nanos how long, in ns
     */
    public record Line(Site site, @Nullable WaitKind kind, long nanos) {}

    /** The threads' time that the tasks took, in ns. */
    @Override
    public long nanos() {
        return computing.heldNanos + waiting.nanos;
    }

    @Override
    public Map<String, Long> tallies() {
        return Map.of(
                PROCESSOR, computing.processorNanos,
                HELD, computing.heldNanos,
                TASKS, computing.tasks,
                CROWDED, computing.crowdedNanos,
                EXCESS, computing.excessNanos,
                WAITED, waiting.nanos,
                WAITS, (long) waiting.waits,
                QUEUED, waiting.queuedNanos);
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Trace("", thread, stack.frames()));
    }
}
