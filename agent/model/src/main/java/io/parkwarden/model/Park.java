/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
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
 */
public record Park(
        long atMillis,
        long nanos,
        String thread,
        boolean virtual,
        @Nullable Pool pool,
        Stack stack,
        @Nullable String heldBy)
        implements Fact {
    /** A wait of which nobody knows who held what it waited for. */
    public Park(long atMillis, long nanos, String thread, boolean virtual, @Nullable Pool pool, Stack stack) {
        this(atMillis, nanos, thread, virtual, pool, stack, null);
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Trace("", thread, stack.frames()));
    }
}
