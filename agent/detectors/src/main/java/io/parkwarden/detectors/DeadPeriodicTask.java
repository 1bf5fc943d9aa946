/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PeriodicDeath;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A periodic task threw once, and its scheduler will never run it again. */
public final class DeadPeriodicTask implements Detector<PeriodicDeath> {
    @Override
    public Description description() {
        return new Description(
                "DeadPeriodicTask",
                "lost outcomes",
                "A periodic task threw once, and its scheduler will never run it again.");
    }

    @Override
    public Class<PeriodicDeath> looksAt() {
        return PeriodicDeath.class;
    }

    @Override
    public @Nullable Claim examine(PeriodicDeath death) {
        if (ThrowSite.insideJdk(death.thrown()) && scheduler(death) == null) {
            return null; // the JDK's own machinery
        }
        return new Claim(
                Site.of(ThrowSite.of(death.thrown(), death.scheduled()).frame()),
                Fingerprint.normalise(death.exception()),
                Confidence.PROVEN);
    }

    @Override
    public @Nullable Verdict judge(Incident<PeriodicDeath> incident, Conditions conditions) {
        long dead = incident.blocked().count() - incident.tally(PeriodicDeath.SEEN_LATE);
        if (dead <= 0) {
            return null; // code received the failure, so it can start the task again
        }
        PeriodicDeath first = incident.first();
        ThrowSite site = ThrowSite.of(first.thrown(), first.scheduled());
        Site scheduler = scheduler(first);
        boolean ours = site.owner() == Origin.APPLICATION || scheduler != null;
        return new Verdict(
                ours ? Severity.ERROR : Severity.INFO, // a library's own affair
                summary(first, dead),
                details(first, scheduler),
                Set.of(),
                advice(first));
    }

    /** The line of the application that scheduled it, or null. */
    private static @Nullable Site scheduler(PeriodicDeath death) {
        for (Frame frame : death.scheduled()) {
            if (frame.origin() == Origin.APPLICATION) {
                return Site.of(frame);
            }
        }
        return null;
    }

    private static String summary(PeriodicDeath death, long dead) {
        String exception = death.exception().substring(death.exception().lastIndexOf('.') + 1);
        String ran = death.nanos() > 0 ? " after " + Sentences.time(death.nanos()) : "";
        String others = death.others() > 0
                ? "; " + death.others() + (death.others() == 1 ? " other task" : " other tasks")
                        + " of the same timer died with it"
                : "";
        return (dead == 1 ? "A periodic task threw " : dead + " periodic tasks threw ") + exception + ran
                + " and will never run again" + others + ".";
    }

    private static List<Finding.Detail> details(PeriodicDeath death, @Nullable Site scheduler) {
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("exception", death.exception()));
        details.add(new Finding.Detail("scheduler", death.scheduler()));
        if (scheduler != null) {
            details.add(new Finding.Detail("scheduled at", scheduler.toString()));
        }
        if (death.periodNanos() != 0) {
            String period = Sentences.time(Math.abs(death.periodNanos()));
            details.add(new Finding.Detail(
                    "period", death.periodNanos() > 0 ? "every " + period : period + " after each run"));
        }
        if (death.nanos() > 0) {
            details.add(new Finding.Detail("lived", Sentences.time(death.nanos())));
        }
        return details;
    }

    private static Finding.Advice advice(PeriodicDeath death) {
        boolean timer = death.scheduler().equals("Timer");
        return new Finding.Advice(
                "Catch everything inside the task and log it: what it throws ends "
                        + (timer
                                ? "the timer's only thread and with it every task of the timer. A ScheduledExecutorService"
                                        + " at least ends only the task that threw."
                                : "its repetition, and only the future that the schedule method returned knows."),
                """
                scheduler.scheduleAtFixedRate(() -> {
                    try {
                        refresh();
                    } catch (RuntimeException e) {
                        log.error("refresh failed, next try in a minute", e);
                    }
                }, 1, 1, MINUTES);""",
                "Leave it when the throw is meant to end the task; cancelling its future says that more plainly.");
    }
}
