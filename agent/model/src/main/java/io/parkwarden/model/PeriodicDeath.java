/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A periodic task threw, and its executor or timer will never run it again.
 *
 * @param atMillis when it threw, in milliseconds since the epoch
 * @param nanos time in ns since it was scheduled; 0 if that was not seen
 * @param thread name of the thread that ran it
 * @param pool the pool of that thread, if it is known
 * @param seenLate whether this only says that code received the failure later, which takes the earlier fact back
 * @param exception name of the exception's class
 * @param scheduler kind of scheduler, such as {@code ScheduledThreadPoolExecutor}
 * @param periodNanos ns between two runs, negative for a delay after each; 0 if it is not known
 * @param others other periodic tasks that died with it, as those of a Timer do
 * @param thrown where it threw, innermost first; at least one frame
 * @param scheduled where it was scheduled, innermost first; empty if that was not seen
 */
public record PeriodicDeath(
        long atMillis,
        long nanos,
        String thread,
        @Nullable Pool pool,
        boolean seenLate,
        String exception,
        String scheduler,
        long periodNanos,
        int others,
        List<Frame> thrown,
        List<Frame> scheduled)
        implements Fact {
    /** The tally of deaths that code received later. */
    public static final String SEEN_LATE = "seen late";

    @Override
    public List<Trace> traces() {
        Trace where = new Trace("thrown", thread, thrown);
        return scheduled.isEmpty() ? List.of(where) : List.of(where, new Trace("scheduled", "", scheduled));
    }

    @Override
    public long count() {
        return seenLate ? 0 : 1;
    }

    @Override
    public Map<String, Long> tallies() {
        return seenLate ? Map.of(SEEN_LATE, 1L) : Map.of();
    }
}
