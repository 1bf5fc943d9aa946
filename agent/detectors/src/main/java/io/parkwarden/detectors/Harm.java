/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;

/**
 * Grades waits by what they cost others: parked workers, times the tasks that were queued behind them.
 *
 * <p>On a ForkJoinPool every wait is at least a warning, because the pool has a worker per processor and is shared. Its
 * waits that the pool makes up for with a spare thread stay a warning; those that starve it (sleep, locks, latches,
 * sockets) become an error once tasks queue while no worker is free. On a ThreadPoolExecutor a wait harms nobody until
 * tasks queue behind it. What a library does in its own pool, and what happened once, is information. On a pool made for waiting, a queue
 * has to last before it is more than information. Where the user says that a pool computes and its queue cannot be read,
 * the user's word counts.
 */
final class Harm {
    /** Queued waits below this number may be a burst at start. */
    private static final int REPEATED = 3;

    /** Blocked time in ns that a user would notice. */
    private static final long NOTICEABLE_NANOS = 100_000_000L;

    /** Worker time in ns that others wanted, from which a starving pool is an error: one second. */
    private static final long SERIOUS_NANOS = 1_000_000_000L;

    private Harm() {}

    static Severity severity(Incident<Park> incident) {
        Pool pool = incident.pool();
        if (isSlight(incident)) {
            return Severity.INFO;
        }
        if (pool == null) {
            return Severity.WARNING; // the thread was running a task of a pool whose state is unknown
        }
        if (pool.intent() == Intent.EVENT_LOOP) {
            return Severity.WARNING;
        }
        if (pool.intent() == Intent.BLOCKING) {
            return lastingQueue(incident) ? Severity.WARNING : Severity.INFO;
        }
        boolean starves = incident.compensated() < incident.blocked().count()
                && incident.waitsAtFullWidth() >= REPEATED
                && incident.lostNanos() >= SERIOUS_NANOS;
        if (starves) {
            return Severity.ERROR;
        }
        if (pool.kind() == PoolKind.COMMON || pool.kind() == PoolKind.FORK_JOIN) {
            return Severity.WARNING;
        }
        boolean mayNotWait = pool.declared() && pool.queued() < 0;
        return incident.waitsWithQueue() > 0 || mayNotWait ? Severity.WARNING : Severity.INFO;
    }

    /** Whether it is worth knowing and no more, on whatever pool or loop it was. */
    static boolean isSlight(Incident<Park> incident) {
        return isLibraryOnItsOwn(incident) || FirstUse.mayBeCold(incident) || mayBeSlowProcessor(incident);
    }

    /** A library that waits in a pool of its own, with no application code on the stack, knows what it does. */
    private static boolean isLibraryOnItsOwn(Incident<Park> incident) {
        Pool pool = incident.pool();
        return incident.worst().stack().siteOrigin() == Origin.LIBRARY
                && (pool == null || pool.kind() != PoolKind.COMMON);
    }

    /** What seldom waits, such as a write to a socket, and did so a few times: it, or who held the lock, lacked a processor. */
    private static boolean mayBeSlowProcessor(Incident<Park> incident) {
        boolean seldomWaits = switch (incident.worst().stack().kind()) {
            case SOCKET_WRITE, FILE_OPEN, FILE_READ, FILE_WRITE, MONITOR, LOCK -> true;
            case PROCESS -> incident.worst().stack().operation().endsWith(".start");
            default -> false;
        };
        return seldomWaits
                && (incident.blocked().count() < REPEATED || incident.blocked().total() < NOTICEABLE_NANOS);
    }

    /** More tasks wait than the pool can run at once, during at least half of the waits: a burst at the start is none. */
    private static boolean lastingQueue(Incident<Park> incident) {
        return incident.waitsBehindMore() >= REPEATED
                && incident.waitsBehindMore() * 2 >= incident.blocked().count();
    }
}
