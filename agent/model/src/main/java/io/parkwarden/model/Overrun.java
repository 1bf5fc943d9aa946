/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that went on although nobody would have its result: the future was cancelled, or the wait for it had timed out.
 * Told again while it lasts.
 *
 * @param atMillis when it was told, in milliseconds since the epoch
 * @param nanos how long the work had gone on by then, at least, in ns
 * @param times how often this one has been told, from 1
 * @param thread name of the thread that works
 * @param pool its pool, if it is known
 * @param end how the future or the wait ended
 * @param endThread name of the thread that cancelled, gave up or gave it the timeout
 * @param endStack where that was
 * @param workStack where the work was when it was first told
 */
public record Overrun(
        long atMillis,
        long nanos,
        int times,
        String thread,
        @Nullable Pool pool,
        End end,
        String endThread,
        Stack endStack,
        Stack workStack)
        implements Fact {
    /** How a future ended before its work. */
    public enum End {
        /** Somebody cancelled it; the work was not to be interrupted, or did not heed it. */
        CANCELLED,
        /** A timed get gave up, and nobody has waited for it since. */
        GIVEN_UP,
        /** Its own timeout ended it ({@code orTimeout}, {@code completeOnTimeout}). */
        TIMED_OUT;

        /** The same as a label: lower case. */
        public String label() {
            return Words.of(this).replace('-', ' ');
        }
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                new Trace(end.label(), endThread, endStack.frames()), new Trace("work", thread, workStack.frames()));
    }
}
