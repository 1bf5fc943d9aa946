/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One finding per cause: a finding that explains others takes them in and names them. What is absorbed never absorbs in
 * turn, so a chain of causes ends at the first. A cause is as severe as the worst that it takes in. A finding that says of
 * a whole what another says of the one line that matters is told there, and the line stays as severe as it was. Not
 * thread-safe.
 */
final class Absorption {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Finding, Part> causes = new LinkedHashMap<>();
    private final Map<Finding, Part> parts = new LinkedHashMap<>();

    /** Sites at which a finding and one of other detectors are about the same, and which detectors these may be. */
    private record Part(Set<Site> sites, Predicate<String> detectors) {
        boolean isAbout(Finding other) {
            return sites.contains(other.site()) && detectors.test(other.detector());
        }
    }

    /** A finding that explains all others at these sites. */
    void add(Finding finding, Set<Site> explains) {
        add(finding, explains, Set.of(), any -> true);
    }

    /**
     * @param explains sites of findings that it takes in
     * @param saidAt sites of findings that take it in
     * @param detectors whether a detector's findings may do either
     */
    void add(Finding finding, Set<Site> explains, Set<Site> saidAt, Predicate<String> detectors) {
        findings.add(finding);
        if (!explains.isEmpty()) {
            causes.put(finding, new Part(explains, detectors));
        }
        if (!saidAt.isEmpty()) {
            parts.put(finding, new Part(saidAt, detectors));
        }
    }

    /** All findings but the absorbed ones, in a list of the caller's. */
    List<Finding> oneForEachCause() {
        List<Finding> left = new ArrayList<>(findings);
        parts.forEach((whole, said) -> left.stream()
                .filter(finding -> !finding.equals(whole) && said.isAbout(finding))
                .findFirst()
                .ifPresent(finding -> tellAt(finding, whole, left)));
        causes.forEach((cause, explained) -> {
            if (!left.contains(cause)) {
                return; // has been absorbed itself
            }
            List<Finding> taken = left.stream()
                    .filter(finding -> explained.isAbout(finding) && mayTake(cause, finding))
                    .toList();
            if (!taken.isEmpty()) {
                left.removeAll(taken);
                left.set(left.indexOf(cause), with(cause, taken, worst(cause, taken), cause.details()));
            }
        });
        return left;
    }

    /** The finding about the line is told, with what the other one says of the whole; its severity is its own. */
    private void tellAt(Finding line, Finding whole, List<Finding> left) {
        left.remove(whole);
        List<Finding.Detail> details = new ArrayList<>(line.details());
        details.add(new Finding.Detail(whole.detector(), whole.summary()));
        Finding told = with(line, List.of(whole), line.severity(), List.copyOf(details));
        left.set(left.indexOf(line), told);
        causes.remove(whole);
        Part explained = causes.remove(line);
        if (explained != null) {
            causes.put(told, explained);
        }
    }

    /**
     * Of its own detector a cause explains only what is milder: two causes must not take each other. A cause that is a
     * wait explains waits: work that goes on after a timed get is a fault of its own at that line.
     */
    private static boolean mayTake(Finding cause, Finding finding) {
        if (cause.waitedFor() != null && finding.waitedFor() == null) {
            return false;
        }
        return !finding.detector().equals(cause.detector())
                || finding.severity().compareTo(cause.severity()) < 0;
    }

    private static Severity worst(Finding cause, List<Finding> taken) {
        Severity worst = cause.severity();
        for (Finding finding : taken) {
            worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
        }
        return worst;
    }

    private static Finding with(Finding cause, List<Finding> taken, Severity severity, List<Finding.Detail> details) {
        List<Finding.Absorbed> absorbed = new ArrayList<>(cause.absorbed());
        for (Finding finding : taken) {
            absorbed.add(new Finding.Absorbed(
                    finding.detector(),
                    finding.fingerprint(),
                    finding.site(),
                    finding.blocked().count()));
        }
        return new Finding(
                cause.detector(),
                cause.fingerprint(),
                severity,
                cause.confidence(),
                cause.summary(),
                cause.site(),
                cause.waitedFor(),
                cause.pool(),
                cause.otherPools(),
                cause.blocked(),
                cause.harm(),
                cause.firstSeenMillis(),
                cause.lastSeenMillis(),
                cause.threads(),
                cause.stacks(),
                details,
                List.copyOf(absorbed),
                cause.advice());
    }
}
