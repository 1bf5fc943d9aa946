/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Failure;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An exception completed a future, and no code ever received it. */
public final class UnobservedFailure implements Detector<Failure> {
    @Override
    public Description description() {
        return new Description(
                "UnobservedFailure", "lost outcomes", "An exception completed a future, and no code ever received it.");
    }

    @Override
    public Class<Failure> looksAt() {
        return Failure.class;
    }

    @Override
    public @Nullable Claim examine(Failure failure) {
        if (failure.created().isEmpty() && ThrowSite.insideJdk(failure.thrown())) {
            return null; // the JDK's own machinery, such as HttpClient's: no line that anybody here wrote
        }
        // What is taken back has to reach the incident that it was told to, so every fact of an origin makes a claim.
        return new Claim(
                Site.of(ThrowSite.of(failure.thrown(), failure.created()).frame()),
                Fingerprint.normalise(failure.exception()) + "|"
                        + failure.circumstance().name(),
                Confidence.PROVEN);
    }

    @Override
    public @Nullable Verdict judge(Incident<Failure> incident, Conditions conditions) {
        long unseen = incident.tally(Failure.UNSEEN) - incident.tally(Failure.SEEN_LATE);
        if (unseen <= 0) {
            return null; // all of them were seen after all
        }
        long confirmed = Math.min(unseen, incident.tally(Failure.CONFIRMED));
        Failure first = incident.first();
        ThrowSite site = ThrowSite.of(first.thrown(), first.created());
        return new Verdict(
                severity(first, site, confirmed),
                summary(first, unseen, confirmed),
                details(incident, unseen, confirmed, site),
                Set.of(),
                advice(first));
    }

    private static Severity severity(Failure failure, ThrowSite site, long confirmed) {
        if (failure.circumstance() != Failure.Circumstance.PLAIN) {
            return Severity.INFO; // the outcome that counts was another one
        }
        if (site.owner() != Origin.APPLICATION) {
            return Severity.INFO; // a library's own affair, or no line that could be changed
        }
        return confirmed == 0 ? Severity.INFO : Severity.WARNING; // until it is final somebody may still look
    }

    private static String summary(Failure failure, long unseen, long confirmed) {
        String name = simple(failure.exception());
        // Carriers outside the JDK are named in words, such as "Reactor sequence".
        String noun = failure.carrier().substring(failure.carrier().lastIndexOf(' ') + 1);
        String carrier = noun.equals(failure.carrier()) ? "future" : noun;
        String what = (unseen == 1 ? "A " + carrier : unseen + " " + carrier + "s") + " failed with " + name;
        String nobody = confirmed == 0
                ? ", and no code has received it so far"
                : confirmed == unseen
                        ? ", and no code ever received it"
                        : ", and no code received it, of " + confirmed + " for good";
        String circumstance = switch (failure.circumstance()) {
            case PLAIN -> "";
            case SECOND -> "; another failure of the same combination was passed on instead";
            case LOST_RACE -> "; another future had won the race";
            case TOO_LATE -> "; whoever it was meant for had ended before";
        };
        return what + nobody + circumstance + ".";
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    private static List<Finding.Detail> details(
            Incident<Failure> incident, long unseen, long confirmed, ThrowSite site) {
        Failure first = incident.first();
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("exception", first.exception()));
        if (!first.message().isEmpty()) {
            details.add(new Finding.Detail("message", first.message()));
        }
        if (first.withoutStack()) {
            details.add(new Finding.Detail(
                    "stack", "the exception has none: the line is where the future was completed, or its task's"));
        }
        details.add(new Finding.Detail(
                "carried by",
                first.carrier() + (first.stages() > 1 ? ", through " + first.stages() + " futures" : "")));
        details.add(new Finding.Detail("unseen", Long.toString(unseen)));
        details.add(new Finding.Detail("of these for good", Long.toString(confirmed)));
        details.add(new Finding.Detail("taken back, seen late", Long.toString(incident.tally(Failure.SEEN_LATE))));
        if (site.owner() == Origin.LIBRARY && !first.place().isEmpty()) {
            details.add(new Finding.Detail("thrown and dropped in", first.place()));
        }
        Set<String> stages = new TreeSet<>();
        for (Frame frame : first.thrown()) {
            if (frame.className().startsWith("java.util.concurrent.CompletableFuture$")
                    && !frame.className().endsWith("$AltResult")
                    && !frame.className().endsWith("$Completion")) {
                stages.add(simple(frame.className()));
            }
        }
        if (!stages.isEmpty()) {
            details.add(new Finding.Detail("ran in", String.join(", ", stages)));
        }
        return details;
    }

    private static Finding.Advice advice(Failure failure) {
        if (failure.carrier().equals("FutureTask") || failure.carrier().equals("ForkJoinTask")) {
            return new Finding.Advice(
                    "Read the future that submit or fork returned, or catch and log inside the task. What execute throws at"
                            + " least reaches the thread's uncaught-exception handler; what submit throws reaches nobody.",
                    "executor.execute(task);                 // instead of submit, if the result does not matter\n"
                            + "Object result = executor.submit(task).get(); // or read it",
                    "Leave it when the failure is of no interest; then catch it in the task, so that the code says so.");
        }
        return new Finding.Advice(
                "End the chain in a stage that receives failures: return the future to a caller that does, or add whenComplete or"
                        + " exceptionally that logs. Stages such as thenAccept only pass a failure on.",
                "future.thenAccept(this::store)\n"
                        + "      .whenComplete((done, failure) -> { if (failure != null) log.error(\"store failed\", failure); });",
                "Leave it when the failure is of no interest; then say so with exceptionally(failure -> null).");
    }
}
