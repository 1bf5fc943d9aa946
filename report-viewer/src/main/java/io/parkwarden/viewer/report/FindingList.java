/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
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

    private FindingList() {}

    /** A row per finding, in their order. */
    public static Listing of(List<Finding> findings) {
        return new Listing(COLUMNS, findings.stream().map(FindingList::row).toList());
    }

    /** The same with a word before each: what became of it. */
    static Listing changed(List<String> words, List<Finding> findings) {
        List<String> columns = new ArrayList<>(List.of("change"));
        columns.addAll(COLUMNS);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<Object> row = new ArrayList<>(List.of(words.get(i)));
            row.addAll(row(findings.get(i)));
            rows.add(row);
        }
        return new Listing(List.copyOf(columns), rows);
    }

    /** Pools, in them detectors, in them lines of code. */
    public static String tree(List<Finding> findings) {
        Map<String, Map<String, List<Finding>>> pools = new TreeMap<>();
        for (Finding finding : findings) {
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
                List<Finding> members = detectors.getOrDefault(names.get(d), List.of());
                for (int f = 0; f < members.size(); f++) {
                    Finding finding = members.get(f);
                    out.append(last ? "   " : "│  ")
                            .append(f == members.size() - 1 ? "└─ " : "├─ ")
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

    private static List<Object> row(Finding finding) {
        return List.of(
                finding.severity().word(),
                finding.confidence().word(),
                finding.detector(),
                finding.blocked().count(),
                Math.round(finding.blocked().totalNanos() / 1e6),
                Math.round(finding.blocked().maxNanos() / 1e6),
                finding.harm().maxQueued(),
                pool(finding),
                finding.site().toString(),
                finding.fingerprint());
    }

    private static String pool(Finding finding) {
        Pool pool = finding.pool();
        return pool == null ? "" : pool.name();
    }
}
