/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The findings of a report in forms that other programs or a quick look want: a line each, or by pool and detector. */
public final class FindingList {
    private static final List<String> COLUMNS = List.of(
            "severity",
            "confidence",
            "detector",
            "count",
            "total ms",
            "max ms",
            "queued",
            "pool",
            "site",
            "fingerprint");
    private static final int WIDEST = 80;

    private FindingList() {}

    /** Aligned columns with a head, one line per finding, worst first. Columns are as wide as their widest entry. */
    public static String table(Report report) {
        List<List<String>> rows = rows(report);
        int[] widths = new int[COLUMNS.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
            }
        });
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String text = i == widths.length - 2 ? row.get(i) : Plain.clip(row.get(i), WIDEST);
                boolean number = i >= 3 && i <= 6;
                String pad = " ".repeat(Math.max(0, widths[i] - text.length()));
                line.append(number ? pad + text : text + pad).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** Comma-separated values after RFC 4180, with a head. Text that a spreadsheet would take for a formula is quoted. */
    public static String csv(Report report) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows(report)) {
            out.append(String.join(",", row.stream().map(FindingList::quoted).toList()))
                    .append("\r\n");
        }
        return out.toString();
    }

    private static String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 && !text.matches("-?[0-9]+")
                ? "'" + text
                : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** Pools, in them detectors, in them lines of code. */
    public static String tree(Report report) {
        Map<String, Map<String, List<Finding>>> pools = new TreeMap<>();
        for (Finding finding : report.findings()) {
            pools.computeIfAbsent(pool(finding), name -> new TreeMap<>())
                    .computeIfAbsent(finding.detector(), name -> new ArrayList<>())
                    .add(finding);
        }
        StringBuilder out = new StringBuilder();
        pools.forEach((pool, detectors) -> {
            out.append(Plain.line(pool.isEmpty() ? "(no pool)" : pool)).append('\n');
            List<String> names = List.copyOf(detectors.keySet());
            for (int d = 0; d < names.size(); d++) {
                boolean last = d == names.size() - 1;
                out.append(last ? "└─ " : "├─ ")
                        .append(Plain.line(names.get(d)))
                        .append('\n');
                List<Finding> findings = detectors.getOrDefault(names.get(d), List.of());
                for (int f = 0; f < findings.size(); f++) {
                    Finding finding = findings.get(f);
                    out.append(last ? "   " : "│  ")
                            .append(f == findings.size() - 1 ? "└─ " : "├─ ")
                            .append(finding.severity().word())
                            .append("  ")
                            .append(Plain.line(finding.site().toString()))
                            .append("  ")
                            .append(finding.blocked().count())
                            .append(" x, ")
                            .append(Amounts.time(finding.blocked().totalNanos()))
                            .append('\n');
                }
            }
        });
        return out.toString();
    }

    private static List<List<String>> rows(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        for (Finding finding : report.findings()) {
            rows.add(List.of(
                    finding.severity().word(),
                    finding.confidence().word(),
                    Plain.line(finding.detector()),
                    Long.toString(finding.blocked().count()),
                    Long.toString(Math.round(finding.blocked().totalNanos() / 1e6)),
                    Long.toString(Math.round(finding.blocked().maxNanos() / 1e6)),
                    Integer.toString(finding.harm().maxQueued()),
                    Plain.line(pool(finding)),
                    Plain.line(finding.site().toString()),
                    Plain.line(finding.fingerprint())));
        }
        return rows;
    }

    private static String pool(Finding finding) {
        Pool pool = finding.pool();
        return pool == null ? "" : pool.name();
    }
}
