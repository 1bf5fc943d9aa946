/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tasks of one code took from a pool during about a second: from looks at its busy workers, and from waits that
 * were seen anyway.
 *
 * @param atMillis end of that time, in milliseconds since the epoch
 * @param processorNanos processor time in ns of workers that looks found in this code
 * @param heldNanos the same workers' time in ns, whether they had a processor or not: each look stands for the time since
 *     the one before
 * @param waitedNanos time in ns of its waits from the threshold on
 * @param waits how many these were
 * @param looks how many looks found a worker in this code that used a processor
 * @param atOnce most workers that one look found so
 * @param thread name of one of the workers
 * @param pool the pool
 * @param stack of the longest wait, or of a look if there was no wait
 * @param library whose code the task is, if it is a library's; null if that is not known
 * @param submitter whose code gave such tasks to the pool; null if that was not seen
 */
public record TaskLoad(
        long atMillis,
        long processorNanos,
        long heldNanos,
        long waitedNanos,
        int waits,
        int looks,
        int atOnce,
        String thread,
        Pool pool,
        Stack stack,
        @Nullable Library library,
        @Nullable Origin submitter)
        implements Fact {
    /** Tallies: processor time in ns, waited time in ns, waits, looks, and facts whose submitter is a library. */
    public static final String PROCESSOR = "processor";

    public static final String WAITED = "waited";
    public static final String WAITS = "waits";
    public static final String LOOKS = "looks";
    public static final String BY_LIBRARY = "by library";

    /** The workers' time that it took, in ns. */
    @Override
    public long nanos() {
        return heldNanos + waitedNanos;
    }

    @Override
    public Map<String, Long> tallies() {
        return Map.of(
                PROCESSOR,
                processorNanos,
                WAITED,
                waitedNanos,
                WAITS,
                (long) waits,
                LOOKS,
                (long) looks,
                BY_LIBRARY,
                submitter == Origin.LIBRARY ? 1L : 0L);
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Trace("", thread, stack.frames()));
    }
}
