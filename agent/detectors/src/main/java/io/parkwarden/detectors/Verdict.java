/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.List;
import java.util.Set;

/**
 * The weighed end of an incident.
 *
 * @param severity harm done
 * @param summary one sentence with the numbers
 * @param details what else there is to show
 * @param explains sites whose findings of other detectors have this cause: they are absorbed, one finding per cause
 * @param saidAt sites whose findings of other detectors say nearly the same of one line: if there is one, it takes in this
 *     finding
 * @param advice what to do on this JDK
 */
public record Verdict(
        Severity severity,
        String summary,
        List<Finding.Detail> details,
        Set<Site> explains,
        Set<Site> saidAt,
        Finding.Advice advice) {
    /** A verdict that stands for itself. */
    public Verdict(
            Severity severity,
            String summary,
            List<Finding.Detail> details,
            Set<Site> explains,
            Finding.Advice advice) {
        this(severity, summary, details, explains, Set.of(), advice);
    }

    /** A verdict that the sentence says completely. */
    public Verdict(Severity severity, String summary, Finding.Advice advice) {
        this(severity, summary, List.of(), Set.of(), advice);
    }
}
