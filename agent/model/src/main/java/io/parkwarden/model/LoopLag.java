/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event loop computed for long without looking for its next event, so all that it serves was late.
 *
 * @param atMillis when it ended or was seen last, in milliseconds since the epoch
 * @param nanos processor time in ns that the loop's thread used without a turn
 * @param times how often it has been told while it lasts, from 1; 0 if it was told when it was over
 * @param thread name of the loop's thread
 * @param pool what the thread belongs to
 * @param stack the stack that stands for it; its site is the line whose work it was
 * @param later a stack that was seen long after the first; null if it did not last that long
 * @param seen how many looks found the site
 * @param looks how many looks took a stack
 * @param turn the turn that it made late
 */
public record LoopLag(
        long atMillis,
        long nanos,
        int times,
        String thread,
        @Nullable Pool pool,
        Stack stack,
        @Nullable Later later,
        int seen,
        int looks,
        Turn turn)
        implements Fact {

    /**
     * A stack that was seen when the computing had lasted for some time.
     *
     * @param afterNanos how long by then, in ns
     * @param frames innermost first
     */
    public record Later(long afterNanos, List<Frame> frames) {
        public Later {
            frames = List.copyOf(frames);
        }
    }

    /** What a loop does in turns. */
    public enum Unit {
        /** It selects: a turn lasts from one select to the next. */
        SELECT,
        /** It takes tasks: a turn is one task. */
        TASK;

        /** The word in the events. */
        public String word() {
            return Words.of(this);
        }
    }

    /**
     * The turn, and those of the loop before it.
     *
     * @param unit what the loop does in turns
     * @param nanos how long this turn lasted so far, in ns of the clock, without pauses of the JVM
     * @param waiting who was kept waiting for certain: channels of the selector, or tasks whose time had come; 0 if that is
     *     not known
     * @param all turns of the loop since it is known
     * @param late those of at least 10 ms
     * @param later those of at least 100 ms
     * @param latest those of at least 1 s
     */
    public record Turn(Unit unit, long nanos, int waiting, long all, long late, long later, long latest) {}

    @Override
    public List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        traces.add(new Trace("", thread, stack.frames()));
        if (later != null) {
            traces.add(new Trace("still after " + later.afterNanos() / 1_000_000 + " ms", thread, later.frames()));
        }
        return traces;
    }
}
