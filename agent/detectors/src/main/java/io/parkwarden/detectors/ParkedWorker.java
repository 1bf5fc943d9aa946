/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** A pool thread was parked on I/O, a lock, sleep or the like while it was to run tasks. */
public final class ParkedWorker implements Detector<Park> {
    @Override
    public Description description() {
        return new Description(
                "ParkedWorker",
                "blocked workers",
                "A pool thread was parked on I/O, a lock, sleep or the like while it was to run tasks.");
    }

    @Override
    public Class<Park> looksAt() {
        return Park.class;
    }

    @Override
    public @Nullable Claim examine(Park park) {
        if (SyncOverAsync.waitsForFuture(park)) {
            return null; // a wait for a future is SyncOverAsync's
        }
        if (BlockedEventLoop.onEventLoop(park)) {
            return null; // one finding per cause
        }
        if (park.stack().siteOrigin() == Origin.JDK) {
            return null; // the JDK's own threads, such as HttpClient's: no line that anybody here wrote
        }
        if (park.virtual() || !park.stack().execution().inTask()) {
            return null; // waiting is what virtual threads, idle workers and the user's own threads may do
        }
        if (park.stack().execution() == Execution.FORK_JOIN_TASK && park.stack().kind() == WaitKind.FORK_JOIN) {
            return null; // a join of a ForkJoinTask helps: it runs other tasks before it parks
        }
        if (InfrastructureLock.isWaitedFor(park)) {
            return null; // handing in a task and logging to the console take a lock that others take as well
        }
        if (FirstUse.loadsClass(park)) {
            return null; // a class is loaded once, and the line that first needs it is an accident
        }
        if (park.stack().managed()) {
            return null; // the code told the pool that it blocks, and the pool made up for it
        }
        Pool pool = park.pool();
        if (pool != null && pool.intent() == Intent.IGNORE) {
            return null; // declared so by the user
        }
        return Claim.of(park, Confidence.PROVEN);
    }

    @Override
    public @Nullable Verdict judge(Incident<Park> incident, Conditions conditions) {
        if (waitsForWork(incident) && incident.waitsWithQueue() == 0) {
            return null; // a consumer, acceptor or selector loop on an executor of its own: that is its idle state
        }
        if (FirstUse.fillsCacheOfTheJdk(incident)) {
            return null; // counts from the second time on
        }
        return new Verdict(
                Harm.severity(incident), Sentences.parked(incident), Advisor.forParked(incident, conditions));
    }

    private static boolean waitsForWork(Incident<Park> incident) {
        Pool pool = incident.pool();
        if (pool == null || pool.kind() == PoolKind.COMMON || pool.kind() == PoolKind.FORK_JOIN) {
            return false; // a loop on a pool that others share takes a worker from them
        }
        return switch (incident.first().stack().kind()) {
            case QUEUE, SELECT, SOCKET_ACCEPT, DATAGRAM, CONSOLE, NATIVE -> true;
            default -> false;
        };
    }
}
