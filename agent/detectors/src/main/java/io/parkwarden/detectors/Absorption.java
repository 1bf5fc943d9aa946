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

/**
 * One finding per cause: a finding that explains others takes them in and names them. What is absorbed never absorbs in
 * turn, so a chain of causes ends at the first. A cause is as severe as the worst that it takes in. Not thread-safe.
 */
final class Absorption {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Finding, Set<Site>> causes = new LinkedHashMap<>();

    void add(Finding finding, Set<Site> explains) {
        findings.add(finding);
        if (!explains.isEmpty()) {
            causes.put(finding, explains);
        }
    }

    /** All findings but the absorbed ones, in a list of the caller's. */
    List<Finding> oneForEachCause() {
        List<Finding> left = new ArrayList<>(findings);
        causes.forEach((cause, explained) -> {
            if (!left.contains(cause)) {
                return; // has been absorbed itself
            }
            List<Finding> taken = left.stream()
                    .filter(finding -> explained.contains(finding.site()) && mayTake(cause, finding))
                    .toList();
            if (!taken.isEmpty()) {
                left.removeAll(taken);
                left.set(left.indexOf(cause), with(cause, taken));
            }
        });
        return left;
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

    private static Finding with(Finding cause, List<Finding> taken) {
        List<Finding.Absorbed> absorbed = new ArrayList<>(cause.absorbed());
        Severity worst = cause.severity();
        for (Finding finding : taken) {
            worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
            absorbed.add(new Finding.Absorbed(
                    finding.detector(),
                    finding.fingerprint(),
                    finding.site(),
                    finding.blocked().count()));
        }
        return new Finding(
                cause.detector(),
                cause.fingerprint(),
                worst,
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
                cause.details(),
                List.copyOf(absorbed),
                cause.advice());
    }
}
