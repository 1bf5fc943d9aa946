/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Failures of one origin that completed futures, and what is known of who saw them. A failure is told as {@link
 * Sight#UNSEEN} first; a later fact says that it is final or that it was seen after all.
 *
 * @param atMillis when the latest of them happened, in milliseconds since the epoch
 * @param thread name of the thread on which the latest happened
 * @param pool the pool of that thread, if it is known
 * @param sight what is said of them
 * @param failures how many of them
 * @param exception name of the exception's class
 * @param carrier kind of future that carried it, such as {@code CompletableFuture}
 * @param stages how many futures carried the latest of them
 * @param circumstance what excuses that nobody looked
 * @param place the jar that the site's class is from, empty if it is none
 * @param thrown where it was thrown, innermost first; at least one frame
 * @param created code of the task that failed, where the exception does not tell it; empty if it is not known
 * @param withoutStack whether the exception has no stack, so that {@code thrown} is where it completed the future
 * @param message what the first of them said, without what looks like a value; empty unless the user wants messages
 */
public record Failure(
        long atMillis,
        String thread,
        @Nullable Pool pool,
        Sight sight,
        long failures,
        String exception,
        String carrier,
        int stages,
        Circumstance circumstance,
        String place,
        List<Frame> thrown,
        List<Frame> created,
        boolean withoutStack,
        String message)
        implements Fact {

    /** What is known of who saw a failure. */
    public enum Sight {
        /** Nobody has for some seconds, or ever could. */
        UNSEEN,
        /** Nobody did, and nobody can any more: it was collected, or the JVM ended. */
        CONFIRMED,
        /** Somebody did after all: what was said before is taken back. */
        SEEN_LATE
    }

    /** What excuses that nobody looked at a failure. */
    public enum Circumstance {
        /** Nothing does. */
        PLAIN,
        /** Another future of the same allOf or combination had failed as well, and its failure went on. */
        SECOND,
        /** Its future was in an anyOf or applyToEither that another one won. */
        LOST_RACE,
        /** Whoever it was meant for had ended before it came: was cancelled, or ended by another failure. */
        TOO_LATE
    }

    /** The tally of failures that were unseen for some seconds or for good. */
    public static final String UNSEEN = "unseen";

    /** The tally of those that nobody can see any more. */
    public static final String CONFIRMED = "confirmed";

    /** The tally of those that were seen after all. */
    public static final String SEEN_LATE = "seen late";

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public List<Trace> traces() {
        Trace where = new Trace(withoutStack ? "future completed" : "thrown", thread, thrown);
        return created.isEmpty() ? List.of(where) : List.of(where, new Trace("task", thread, created));
    }

    @Override
    public long count() {
        return sight == Sight.UNSEEN ? failures : 0;
    }

    @Override
    public Map<String, Long> tallies() {
        return Map.of(
                switch (sight) {
                    case UNSEEN -> UNSEEN;
                    case CONFIRMED -> CONFIRMED;
                    case SEEN_LATE -> SEEN_LATE;
                },
                failures);
    }
}
