/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two reports by fingerprint.
 *
 * @param added only in the later one
 * @param worse in both, and of a higher severity in the later one
 * @param same in both otherwise, as they are in the later one
 * @param gone only in the earlier one
 */
public record Comparison(List<Finding> added, List<Finding> worse, List<Finding> same, List<Finding> gone) {
    /** What has changed from one to the other. */
    public static Comparison of(Report before, Report after) {
        Map<String, Finding> left = new LinkedHashMap<>();
        before.findings().forEach(finding -> left.put(finding.fingerprint(), finding));
        List<Finding> added = new ArrayList<>();
        List<Finding> worse = new ArrayList<>();
        List<Finding> same = new ArrayList<>();
        for (Finding finding : after.findings()) {
            Finding old = left.remove(finding.fingerprint());
            if (old == null) {
                added.add(finding);
            } else if (finding.severity().compareTo(old.severity()) > 0) {
                worse.add(finding);
            } else {
                same.add(finding);
            }
        }
        return new Comparison(added, worse, same, List.copyOf(left.values()));
    }

    /** A row for each finding, with what became of it. */
    public Listing listing() {
        List<String> words = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        byWord().forEach((word, members) -> members.forEach(finding -> {
            words.add(word);
            findings.add(finding);
        }));
        return FindingList.changed(words, findings);
    }

    private Map<String, List<Finding>> byWord() {
        Map<String, List<Finding>> words = new LinkedHashMap<>();
        words.put("new", added);
        words.put("worse", worse);
        words.put("same", same);
        words.put("fixed", gone);
        return words;
    }

    /** One line for each finding. */
    public String text() {
        StringBuilder out = new StringBuilder();
        byWord().forEach((word, findings) -> findings.forEach(finding -> out.append(line(word, finding))));
        return out.append(added.size())
                .append(" new, ")
                .append(worse.size())
                .append(" worse, ")
                .append(same.size())
                .append(" same, ")
                .append(gone.size())
                .append(" fixed\n")
                .toString();
    }

    /** The line that names a finding. */
    public static String line(String word, Finding finding) {
        return String.format(
                "%-6s %-8s %s at %s\n",
                word,
                finding.severity().word(),
                Plain.line(finding.detector()),
                Plain.line(finding.site().toString()));
    }
}
