/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Severity;
import org.jspecify.annotations.Nullable;

/** A thread that serves many connections or timers waited, and all of them waited with it. */
public final class BlockedEventLoop implements Detector<Park> {
    /** Share of a loop's time from which its connections feel it whatever they do. */
    private static final double SERIOUS_SHARE = 0.1;

    private static final long SERIOUS_NANOS = 1_000_000_000L;

    @Override
    public Description description() {
        return new Description(
                "BlockedEventLoop",
                "blocked workers",
                "A thread that serves many connections or timers waited, and all of them waited with it.");
    }

    @Override
    public Class<Park> looksAt() {
        return Park.class;
    }

    @Override
    public @Nullable Claim examine(Park park) {
        if (!onEventLoop(park)) {
            return null; // other pools are ParkedWorker's and SyncOverAsync's
        }
        if (park.stack().siteOrigin() == Origin.JDK) {
            return null; // the JDK's own threads, such as HttpClient's: no line that anybody here wrote
        }
        if (park.virtual() || !park.stack().execution().inTask()) {
            return null; // a loop that waits for events does what it is for
        }
        if (InfrastructureLock.isWaitedFor(park)) {
            return null; // handing in a task and logging to the console take a lock that others take as well
        }
        if (FirstUse.loadsClass(park)) {
            return null; // a class is loaded once
        }
        return Claim.of(park, Confidence.PROVEN);
    }

    @Override
    public @Nullable Verdict judge(Incident<Park> incident, Conditions conditions) {
        if (FirstUse.only(incident)) {
            return null; // a cold cache; counts from the second time on
        }
        double share = incident.blocked().total() / (incident.spanMillis() * 1e6 + 1);
        boolean serious = share >= SERIOUS_SHARE && incident.blocked().total() >= SERIOUS_NANOS;
        return new Verdict(
                Harm.isSlight(incident) ? Severity.INFO : serious ? Severity.ERROR : Severity.WARNING,
                Sentences.blockedLoop(incident, Math.min(1, share)),
                Advisor.forEventLoop(incident, conditions));
    }

    /** Whether the wait was in a callback of an event loop, seen by what the thread does or by what its pool is. */
    static boolean onEventLoop(Park park) {
        if (park.stack().execution() == Execution.EVENT_LOOP_TASK) {
            return park.pool() == null || park.pool().intent() == Intent.EVENT_LOOP;
        }
        return park.pool() != null && park.pool().intent() == Intent.EVENT_LOOP;
    }
}
