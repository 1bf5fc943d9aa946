/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.model.Site;
import io.parkwarden.model.Submission;
import io.parkwarden.model.Suppression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the claims of the detectors together, one incident per line of code and target, in bounded memory. Agent and
 * viewer use the same code. Not thread-safe: one thread calls it.
 */
public final class Findings {
    /** Incidents kept; further claims are counted as dropped. */
    public static final int DEFAULT_LIMIT = 1_000;

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> -finding.harm().lostNanos())
            .thenComparing(finding -> -finding.blocked().totalNanos())
            .thenComparing(Finding::fingerprint);

    private final List<Watch<?>> watches = new ArrayList<>();
    private final Submitters submitters = new Submitters();
    private final int limit;
    private Suppressions suppressions = new Suppressions(List.of());
    private int incidents;
    private long dropped;

    public Findings(List<Detector<?>> detectors) {
        this(detectors, DEFAULT_LIMIT);
    }

    /**
     * @param detectors those that are on
     * @param limit most incidents to keep
     */
    public Findings(List<Detector<?>> detectors, int limit) {
        this.limit = limit;
        for (Detector<?> detector : detectors) {
            watches.add(new Watch<>(detector));
        }
    }

    /** Claims of facts from now on are taken out if one of these rules matches. */
    public void suppress(List<Suppression> rules) {
        suppressions = new Suppressions(rules);
    }

    /** The rules in force and what each has taken out. */
    public List<Report.Suppressed> suppressed() {
        return suppressions.all();
    }

    /** Shows the fact to every detector that looks at its kind; returns whether one of them makes a claim of it. */
    public boolean accept(Fact fact) {
        if (fact instanceof Submission submission) {
            submitters.add(submission);
        }
        boolean claimed = false;
        for (Watch<?> watch : watches) {
            claimed |= show(fact, watch);
        }
        return claimed;
    }

    private <F extends Fact> boolean show(Fact fact, Watch<F> watch) {
        if (!watch.detector.looksAt().isInstance(fact)) {
            return false;
        }
        F looked = watch.detector.looksAt().cast(fact);
        watch.checked++;
        Claim claim;
        try {
            claim = watch.detector.examine(looked);
        } catch (RuntimeException fault) {
            watch.failed(fault); // costs this detector this claim, and the others nothing
            return false;
        }
        if (claim == null || suppressions.take(watch.detector.description().name(), claim, looked)) {
            return false;
        }
        add(watch, claim, looked);
        return true;
    }

    private <F extends Fact> void add(Watch<F> watch, Claim claim, F fact) {
        Key key = new Key(claim.site(), claim.target());
        Incident<F> incident = watch.incidents.get(key);
        if (incident == null) {
            if (incidents >= limit) {
                dropped++;
                watch.dropped++;
                return;
            }
            incidents++;
            incident = new Incident<>(claim, fact);
            watch.incidents.put(key, incident);
        }
        incident.add(claim, fact);
    }

    /** The findings so far, worst first. Leaves the incidents as they are, so it can be called again later. */
    public List<Finding> conclude(Conditions conditions) {
        Absorption findings = new Absorption();
        for (Watch<?> watch : watches) {
            conclude(watch, conditions, findings);
        }
        List<Finding> sorted = findings.oneForEachCause();
        sorted.sort(WORST_FIRST);
        return sorted;
    }

    /** Two lines of one method that make the same call have one fingerprint; the later line gets a number. */
    private <F extends Fact> void conclude(Watch<F> watch, Conditions conditions, Absorption findings) {
        String name = watch.detector.description().name();
        List<Map.Entry<Key, Incident<F>>> byLine = new ArrayList<>(watch.incidents.entrySet());
        byLine.sort(Comparator.comparingInt(entry -> entry.getKey().site().line()));
        Map<String, Integer> twins = new HashMap<>();
        for (Map.Entry<Key, Incident<F>> entry : byLine) {
            Verdict verdict;
            try {
                verdict = watch.detector.judge(entry.getValue(), conditions);
            } catch (RuntimeException fault) {
                watch.failed(fault);
                continue;
            }
            if (verdict == null) {
                continue;
            }
            String fingerprint =
                    Fingerprint.of(name, entry.getKey().site(), entry.getKey().target());
            int twin = twins.merge(fingerprint, 1, Integer::sum);
            Finding finding =
                    entry.getValue().finding(name, twin == 1 ? fingerprint : fingerprint + "-" + twin, verdict);
            findings.add(
                    submitters.with(finding, entry.getValue().taskCodes()),
                    verdict.explains(),
                    verdict.saidAt(),
                    watch.detector::sharesWith);
        }
    }

    /**
     * Says what is not seen of a kind of facts: part of the coverage of every detector that looks at it.
     *
     * @param facts the facts
     * @param unseen what happens without a fact, with the reason
     */
    public void limit(Class<? extends Fact> facts, List<String> unseen) {
        for (Watch<?> watch : watches) {
            if (watch.detector.looksAt() == facts && !unseen.isEmpty()) {
                watch.unseen = "not seen: " + String.join("; ", unseen);
            }
        }
    }

    /**
     * What each detector of the list looked at.
     *
     * @param off names of detectors that are off or not applicable, with the reason
     */
    public List<Report.Coverage> coverage(List<Report.Coverage> off) {
        List<Report.Coverage> coverage = new ArrayList<>();
        for (Watch<?> watch : watches) {
            coverage.add(new Report.Coverage(
                    watch.detector.description().name(), "on", watch.remark(), watch.checked, watch.dropped));
        }
        coverage.addAll(off);
        return coverage;
    }

    /** Claims for which there was no room. */
    public long dropped() {
        return dropped;
    }

    private record Key(Site site, String target) {}

    private static final class Watch<F extends Fact> {
        private final Detector<F> detector;
        private final Map<Key, Incident<F>> incidents = new LinkedHashMap<>();
        private long checked;
        private long dropped;
        private @Nullable String unseen;
        private @Nullable String fault;

        Watch(Detector<F> detector) {
            this.detector = detector;
        }

        /** Only the type: the message of an exception may hold what must not leave the process. */
        void failed(RuntimeException cause) {
            dropped++;
            fault = "a fault of this detector itself cost claims: "
                    + cause.getClass().getName();
        }

        @Nullable
        String remark() {
            return fault == null ? unseen : unseen == null ? fault : fault + "; " + unseen;
        }
    }
}
