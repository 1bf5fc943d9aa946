/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static io.parkwarden.viewer.read.AgentEvents.frames;
import static io.parkwarden.viewer.read.AgentEvents.text;

import io.parkwarden.model.Failure;
import io.parkwarden.model.Frame;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.PeriodicDeath;
import io.parkwarden.model.Words;
import io.parkwarden.viewer.jfr.Event;
import java.util.List;

/** The agent's events on lost outcomes, turned back into facts. */
final class LostOutcomes {
    private LostOutcomes() {}

    /**
     * @throws IllegalArgumentException if it holds a word that this version does not know
     */
    static Failure failure(Event event) {
        return new Failure(
                event.getLong("happenedMillis"),
                text(event, "failingThread"),
                null,
                Words.parse(Failure.Sight.class, text(event, "sight")),
                event.getLong("failures"),
                text(event, "exception"),
                text(event, "carrier"),
                event.getInt("stages"),
                Words.parse(Failure.Circumstance.class, text(event, "circumstance")),
                text(event, "place"),
                some(frames(text(event, "thrown"))),
                frames(text(event, "created")),
                event.hasField("withoutStack") && event.getBoolean("withoutStack"),
                event.hasField("message") ? text(event, "message") : "");
    }

    /**
     * @throws IllegalArgumentException if it holds a word that this version does not know
     */
    static PeriodicDeath death(Event event) {
        return new PeriodicDeath(
                event.getLong("happenedMillis"),
                event.getDuration("lived").toNanos(),
                text(event, "failingThread"),
                null,
                event.getBoolean("seenLate"),
                text(event, "exception"),
                text(event, "scheduler"),
                event.getLong("period"),
                event.getInt("others"),
                some(frames(text(event, "thrown"))),
                frames(text(event, "scheduled")));
    }

    /**
     * @throws IllegalArgumentException if it holds a word that this version does not know
     */
    static LostWork lost(Event event) {
        return new LostWork(
                event.getLong("happenedMillis"),
                text(event, "losingThread"),
                event.getBoolean("virtual"),
                AgentEvents.pool(event),
                Words.parse(LostWork.Loss.class, text(event, "loss")),
                event.getLong("tasks"),
                event.getBoolean("awaited"),
                some(frames(text(event, "frames"))));
    }

    private static List<Frame> some(List<Frame> frames) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a failure without a frame");
        }
        return frames;
    }
}
