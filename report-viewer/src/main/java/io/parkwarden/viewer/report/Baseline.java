/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an older report says of the findings of a newer one: which are known, which are gone. Findings are the same if
 * their fingerprints are.
 *
 * @param of which report it is, for the reader
 * @param minutes how long it was watched for
 * @param known its findings by fingerprint
 * @param fixed those that the newer report does not have
 */
record Baseline(String of, double minutes, Map<String, Then> known, List<Gone> fixed) {
    /**
     * A finding as it was.
     *
     * @param count how often it was seen
     * @param totalNanos its blocked time in ns
     */
    record Then(long count, long totalNanos) {}

    /** A finding that is not there any more. */
    record Gone(String detector, String severity, String site, String summary) {}

    /** Compares a report with an older one. */
    static Baseline of(Report now, Report before) {
        Set<String> present = now.findings().stream().map(Finding::fingerprint).collect(Collectors.toSet());
        Map<String, Then> known = new LinkedHashMap<>();
        before.findings()
                .forEach(finding -> known.put(
                        finding.fingerprint(),
                        new Then(finding.blocked().count(), finding.blocked().totalNanos())));
        List<Gone> fixed = before.findings().stream()
                .filter(finding -> !present.contains(finding.fingerprint()))
                .map(finding -> new Gone(
                        finding.detector(),
                        finding.severity().word(),
                        finding.site().toString(),
                        finding.summary()))
                .toList();
        String of = before.run().mainClass() + ", watched "
                + Amounts.time(Outcome.watchedMillis(before) * 1_000_000) + " on JDK "
                + before.run().jdk();
        return new Baseline(of, Outcome.watchedMillis(before) / 60_000.0, known, fixed);
    }
}
