/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Carriers;
import io.parkwarden.model.Durations;
import io.parkwarden.model.Hog;
import io.parkwarden.model.LoopLag;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pin;
import io.parkwarden.model.Pool;
import java.util.Locale;

/** The sentences of findings: who waited for what, how often, how long, and what queued behind. */
final class Sentences {
    private Sentences() {}

    static String parked(Incident<Park> incident) {
        String wait = incident.worst().stack().kind().label();
        return workers(incident) + " parked " + numbers(incident.blocked()) + " by " + article(wait) + wait
                + queue(incident) + ".";
    }

    static String waited(Incident<Park> incident) {
        return workers(incident) + " waiting for a future " + numbers(incident.blocked()) + queue(incident) + ".";
    }

    static String wrapped(Incident<Park> incident, int percent) {
        Pool pool = incident.pool();
        return "Tasks"
                + (pool == null ? "" : " of " + pool.name() + " (" + pool.kind().label() + ")")
                + " did little else than wait for what is asynchronous already, " + percent
                + " % of their time: " + numbers(incident.blocked()) + queue(incident) + ".";
    }

    static String blockedLoop(Incident<Park> incident, double share) {
        Pool pool = incident.pool();
        String wait = incident.worst().stack().kind().label();
        return "Event loop " + (pool == null ? incident.worst().thread() : pool.name()) + " was blocked "
                + numbers(incident.blocked()) + " by " + article(wait) + wait + ", "
                + Math.max(1, Math.round(share * 100)) + " % of the time from the first to the last.";
    }

    static String blockedCaller(Incident<Park> incident, String method) {
        String simple = method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1);
        String wait = incident.worst().stack().kind().label();
        return simple + " promises its result for later and kept its caller waiting " + numbers(incident.blocked())
                + " by " + article(wait) + wait + queue(incident) + ".";
    }

    static String pinned(Incident<Pin> incident) {
        Pin worst = incident.worst();
        String wait = worst.stack().kind().label();
        return "Virtual threads kept their carrier while they were blocked " + numbers(incident.blocked()) + " by "
                + article(wait) + wait + ", because " + worst.reason().label()
                + (worst.carriers().known() ? "; " + taken(incident) : "") + ".";
    }

    static String everyCarrier(Incident<Pin> incident) {
        Pin worst = incident.worst();
        Carriers carriers = worst.carriers();
        return "No carrier was free: " + carriers.held() + " of " + carriers.total()
                + " were held by blocked virtual threads"
                + (carriers.busy() > 0 ? " and " + carriers.busy() + " by computing ones" : "") + ", and "
                + count(carriers.waiting(), "virtual thread") + " waited to run"
                + (incident.blocked().count() == 1
                        ? ", for " + time(worst.nanos()) + " when it was seen."
                        : "; this happened " + count(incident.blocked().count(), "time") + ".");
    }

    static String hogged(Incident<Hog> incident) {
        return "Virtual threads computed " + numbers(incident.blocked())
                + " without letting go of their carrier while others waited to run; "
                + taken(incident) + ".";
    }

    static String hoggedLoop(Incident<LoopLag> incident, double share) {
        LoopLag worst = incident.worst();
        Pool pool = worst.pool();
        boolean selects = worst.turn().unit() == LoopLag.Unit.SELECT;
        return "Event loop " + (pool == null ? worst.thread() : pool.name()) + " computed "
                + numbers(incident.blocked())
                + (selects ? " without looking for its next event" : " in one task while others were late")
                + percent(incident, share) + ".";
    }

    private static String percent(Incident<LoopLag> incident, double share) {
        return incident.blocked().count() == 1
                ? ""
                : ", " + Math.max(1, Math.round(share * 100)) + " % of the time from the first to the last";
    }

    private static String taken(Incident<?> incident) {
        Pool carriers = incident.pool();
        if (carriers == null) {
            return "the carriers are not known";
        }
        String taken = carriers.active() + " of " + count(carriers.width(), "carrier")
                + (carriers.active() == 1 ? " was" : " were") + " taken";
        return carriers.queued() > 0
                ? taken + " while " + count(carriers.queued(), "virtual thread") + " waited to run"
                : taken + " at the most, and no virtual thread waited to run";
    }

    private static String article(String noun) {
        return "aeiouAEIOU".indexOf(noun.charAt(0)) >= 0 || noun.startsWith("HTTP") ? "an " : "a ";
    }

    private static String workers(Incident<Park> incident) {
        Pool pool = incident.pool();
        if (pool == null) {
            return "A pool thread was";
        }
        String width = pool.width() > 0 && pool.width() < Short.MAX_VALUE ? ", " + count(pool.width(), "worker") : "";
        String kind = pool.kind().label();
        return "Workers of " + pool.name() + " (" + kind + width + ") were";
    }

    private static String numbers(Durations blocked) {
        return count(blocked.count(), "time") + " (" + time(blocked.total()) + " in total, worst " + time(blocked.max())
                + ", p95 " + time(blocked.percentile(0.95)) + ")";
    }

    private static String queue(Incident<Park> incident) {
        if (incident.maxQueued() > 0) {
            return "; up to " + count(incident.maxQueued(), "task") + " queued meanwhile, " + time(incident.lostNanos())
                    + " of worker time lost to them";
        }
        return incident.compensated() > 0 ? "; the pool added spare threads to make up for it" : "";
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A duration in ns as a reader says it: {@code 12 ms}, {@code 4.1 s}, {@code 3 min 20 s}. */
    static String time(long nanos) {
        long millis = Math.round(nanos / 1e6);
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        return millis / 60_000 + " min " + millis / 1_000 % 60 + " s";
    }
}
