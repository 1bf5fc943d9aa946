/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which a thread waited, at least as long as the threshold.
 *
 * @param atMillis end of the wait, in milliseconds since the epoch
 * @param nanos length of the wait in ns
 * @param thread name of the thread
 * @param virtual whether it is a virtual thread
 * @param pool the pool whose worker waited, if it is one
 * @param stack where it waited
 * @param heldBy name of the thread that held the lock, ran the task or ended the wait; null if it is not known
 * @param besidesNanos of a wait for a future that a task itself makes: for how long in ns the thread used a processor or
 *     waited for something else since it last waited so in the same code; -1 if that is not known
 * @param count how many waits it stands for: more than one where so many end that only some of them are looked at
 */
public record Park(
        long atMillis,
        long nanos,
        String thread,
        boolean virtual,
        @Nullable Pool pool,
        Stack stack,
        @Nullable String heldBy,
        long besidesNanos,
        long count)
        implements Fact {
    /** Tally of waits of which it is known what the thread did besides. */
    public static final String KNOWN = "besides known";

    /** Tallies of those of them with little besides: their number, their time in ns and what was besides in ns. */
    public static final String LITTLE = "little besides";

    public static final String LITTLE_WAITED = "little besides, waited";
    public static final String LITTLE_BESIDES = "little besides, besides";

    /** What is besides is little up to so much of the whole. */
    private static final double LITTLE_SHARE = 0.1;

    /** A wait of which no more is known than its length and place. */
    public Park(long atMillis, long nanos, String thread, boolean virtual, @Nullable Pool pool, Stack stack) {
        this(atMillis, nanos, thread, virtual, pool, stack, null, -1);
    }

    /** A wait that stands for itself. */
    public Park(
            long atMillis,
            long nanos,
            String thread,
            boolean virtual,
            @Nullable Pool pool,
            Stack stack,
            @Nullable String heldBy,
            long besidesNanos) {
        this(atMillis, nanos, thread, virtual, pool, stack, heldBy, besidesNanos, 1);
    }

    @Override
    public Map<String, Long> tallies() {
        if (besidesNanos < 0) {
            return Map.of();
        }
        return besidesNanos > LITTLE_SHARE * (nanos + besidesNanos)
                ? Map.of(KNOWN, 1L)
                : Map.of(KNOWN, 1L, LITTLE, 1L, LITTLE_WAITED, nanos, LITTLE_BESIDES, besidesNanos);
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Trace("", thread, stack.frames()));
    }
}
