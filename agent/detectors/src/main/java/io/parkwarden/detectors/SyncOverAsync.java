/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** A pool thread waited for the result of an asynchronous operation instead of composing it. */
public final class SyncOverAsync implements Detector<Park> {
    @Override
    public Description description() {
        return new Description(
                "SyncOverAsync",
                "blocked workers",
                "A pool thread waited for the result of an asynchronous operation instead of composing it.");
    }

    @Override
    public Class<Park> looksAt() {
        return Park.class;
    }

    @Override
    public @Nullable Claim examine(Park park) {
        return isFault(park) ? Claim.of(park, Confidence.PROVEN) : null;
    }

    /** Whether a thread waited for a future that should not. */
    static boolean isFault(Park park) {
        if (!waitsForFuture(park)) {
            return false; // other waits are ParkedWorker's
        }
        if (BlockedEventLoop.onEventLoop(park)) {
            return false; // one finding per cause
        }
        if (park.stack().siteOrigin() == Origin.JDK) {
            return false; // the JDK's own threads, such as HttpClient's: no line that anybody here wrote
        }
        if (park.virtual() || !park.stack().execution().inTask()) {
            return false; // main, test threads, the user's own threads and virtual threads may wait
        }
        if (park.stack().managed()) {
            return false; // the code told the pool that it blocks
        }
        Pool pool = park.pool();
        return pool == null || pool.intent() != Intent.IGNORE; // else declared so by the user
    }

    @Override
    public Verdict judge(Incident<Park> incident, Conditions conditions) {
        return new Verdict(
                Harm.severity(incident), Sentences.waited(incident), Advisor.forFuture(incident, conditions));
    }

    /**
     * Whether the wait is for a future. A ForkJoinTask that is joined on a worker of a ForkJoinPool is not: that join
     * helps with other tasks. On a thread of another executor nothing helps.
     */
    static boolean waitsForFuture(Park park) {
        WaitKind kind = park.stack().kind();
        return kind == WaitKind.FUTURE
                || (kind == WaitKind.FORK_JOIN && park.stack().execution() != Execution.FORK_JOIN_TASK);
    }
}
