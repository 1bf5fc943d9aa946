/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.export;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.viewer.read.ReportJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forms that are a few lines of text per finding. Stateless. */
public final class Exports {
    /** GitHub shows at most this many annotations of one kind in one step of a workflow; more are dropped without a word. */
    private static final int GITHUB_LIMIT = 10;

    private static final int GITHUB_LENGTH = 4_096;

    private Exports() {}

    /** JUnit's XML: a test case per line of code, failed where the finding is above info. */
    public static String junit(Report report) {
        long failed = report.findings().stream().filter(Exports::aboveInfo).count();
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuite name=\"parkwarden\" tests=\"")
                .append(report.findings().size())
                .append("\" failures=\"")
                .append(failed)
                .append("\" errors=\"0\" skipped=\"0\">\n");
        for (Finding finding : report.findings()) {
            out.append("  <testcase classname=\"")
                    .append(xml(finding.site().className()))
                    .append("\" name=\"")
                    .append(xml(finding.detector() + " at " + finding.site()))
                    .append("\">");
            if (aboveInfo(finding)) {
                out.append("\n    <failure type=\"")
                        .append(xml(finding.detector()))
                        .append("\" message=\"")
                        .append(xml(finding.summary()))
                        .append("\">")
                        .append(xml(finding.advice().text()))
                        .append("</failure>\n  ");
            }
            out.append("</testcase>\n");
        }
        return out.append("</testsuite>\n").toString();
    }

    /** XML has no form at all for most control characters, so they become question marks. */
    private static String xml(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF);
                    out.appendCodePoint(allowed ? c : '?');
                }
            }
        });
        return out.toString();
    }

    /** Commands of a GitHub workflow; beyond the limit of a kind, the last annotation says how many are left out. */
    public static String github(Report report, SourceRoots roots) {
        StringBuilder out = new StringBuilder();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            String command = severity == Severity.INFO ? "notice" : severity.word();
            List<Finding> findings = report.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .toList();
            int shown = findings.size() <= GITHUB_LIMIT ? findings.size() : GITHUB_LIMIT - 1;
            for (Finding finding : findings.subList(0, shown)) {
                out.append("::").append(command).append(" file=").append(property(roots.uri(finding.site())));
                if (finding.site().line() > 0) {
                    out.append(",line=").append(finding.site().line());
                }
                String message = finding.summary() + "\n" + finding.advice().text();
                out.append(",title=")
                        .append(property(finding.detector()))
                        .append("::")
                        .append(data(message.length() <= GITHUB_LENGTH ? message : message.substring(0, GITHUB_LENGTH)))
                        .append('\n');
            }
            if (shown < findings.size()) {
                out.append("::")
                        .append(command)
                        .append(" title=parkwarden::")
                        .append(findings.size() - shown)
                        .append(" more findings are in the report.\n");
            }
        }
        return out.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** Prometheus' text format, for the collector of text files. Detectors and severities are labels, lines are not. */
    public static String prometheus(Report report) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Finding finding : report.findings()) {
            Pool pool = finding.pool();
            String labels = "detector=\"" + label(finding.detector()) + "\",severity=\""
                    + finding.severity().word() + "\",pool=\"" + label(pool == null ? "" : pool.name()) + "\"";
            long[] sum = sums.computeIfAbsent(labels, key -> new long[3]);
            sum[0]++;
            sum[1] += finding.blocked().count();
            sum[2] += finding.blocked().totalNanos();
        }
        StringBuilder out = new StringBuilder();
        out.append("# HELP parkwarden_findings Lines of code with a finding.\n# TYPE parkwarden_findings gauge\n");
        sums.forEach((labels, sum) -> line(out, "parkwarden_findings", labels, Long.toString(sum[0])));
        out.append(
                "# HELP parkwarden_occurrences How often findings were seen.\n# TYPE parkwarden_occurrences gauge\n");
        sums.forEach((labels, sum) -> line(out, "parkwarden_occurrences", labels, Long.toString(sum[1])));
        out.append("# HELP parkwarden_blocked_seconds Time that threads were blocked.\n");
        out.append("# TYPE parkwarden_blocked_seconds gauge\n");
        sums.forEach((labels, sum) -> line(out, "parkwarden_blocked_seconds", labels, Double.toString(sum[2] / 1e9)));
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String labels, String value) {
        out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private static String label(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** A finding as JSON on each line, with the names of the report. */
    public static String ndjson(Report report) {
        StringBuilder out = new StringBuilder();
        report.findings()
                .forEach(finding -> out.append(ReportJson.write(finding)).append('\n'));
        return out.toString();
    }

    private static boolean aboveInfo(Finding finding) {
        return finding.severity() != Severity.INFO;
    }
}
