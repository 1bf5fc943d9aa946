/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the watched JVM. Facts say what was seen; detectors say what it means. What every fact
 * tells is here, so that claims of any kind can be counted, dated and shown by the same code.
 */
public sealed interface Fact
        permits DefaultAsync,
                Failure,
                Hog,
                Hop,
                LoopLag,
                LostWork,
                Overrun,
                Park,
                PeriodicDeath,
                Pin,
                PoolLoad,
                Starvation,
                StillBlocked,
                Submission,
                TaskLoad,
                TaskProfile {
    /** When it ended or was seen, in milliseconds since the epoch. */
    long atMillis();

    /** How long it lasted in ns; 0 for what has no length. */
    long nanos();

    /**
     * How often it has been told while it lasts, from 1: what is told again replaces what was told before. 0 for what is
     * told once, when it is over.
     */
    default int times() {
        return 0;
    }

    /** Name of the thread that it happened on. */
    String thread();

    /** The pool that the thread works for, if it is known. */
    @Nullable
    Pool pool();

    /** The stacks behind it, the most telling one first. */
    List<Trace> traces();

    /** How many happenings it stands for; 0 if it only says more of earlier ones. */
    default long count() {
        return 1;
    }

    /** Numbers that are summed up over an incident, by a word that its detector knows. */
    default Map<String, Long> tallies() {
        return Map.of();
    }

    /**
     * One stack behind a fact.
     *
     * @param label what the stack shows, such as {@code thrown}; empty if the fact has only this one
     * @param thread name of the thread whose stack it is
     * @param frames innermost first; at least one
     */
    record Trace(String label, String thread, List<Frame> frames) {}
}
