/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolHistory;
import io.parkwarden.model.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one report of many, taking them one by one, and keeps a bounded amount of them. A merged report can be merged
 * again: in which order and in which groups does not matter, as every part is a sum, a minimum, a maximum or the first
 * few in a total order. The one exception is said in the report: beyond {@value #MAX_FINDINGS} different findings the
 * least harmful are left out, with their counts. Not thread-safe.
 */
public final class ReportMerge {
    static final int MAX_FINDINGS = 5_000;
    private static final int MAX_POOLS = 1_000;
    private static final int MAX_HISTORIES = 50;
    private static final int MAX_OPEN_WAITS = 200;
    private static final int MAX_NOTES = 200;
    private static final int MAX_RULES = 200;
    private static final int MAX_PROGRAMS = 100;

    private static final String DIFFERS = "differs between the reports";
    private static final String SEVERAL = "several";

    private static final Comparator<Finding> RANK = Comparator.comparing(Finding::severity)
            .thenComparingLong(finding -> finding.blocked().maxNanos())
            .reversed()
            .thenComparing(Finding::fingerprint);
    private static final Comparator<Pool> LOADED = Comparator.comparingInt(Pool::queued)
            .thenComparingInt(Pool::active)
            .thenComparingInt(Pool::size)
            .thenComparing(ReportJson::write)
            .reversed();
    private static final Comparator<PoolHistory> WAITED = Comparator.comparingDouble(ReportMerge::parked)
            .reversed()
            .thenComparingLong(PoolHistory::startMillis)
            .thenComparing(ReportJson::write);
    private static final Comparator<Report.OpenWait> LONGEST =
            Comparator.comparingLong(Report.OpenWait::nanos).reversed().thenComparing(ReportJson::write);

    private final Map<String, Finding> findings = new HashMap<>();
    private final Map<String, Report.Coverage> coverage = new TreeMap<>();
    private final Map<String, Report.Option> options = new TreeMap<>();
    private final Map<String, Pool> pools = new HashMap<>();
    private final NavigableMap<String, Report.Suppressed> rules = new TreeMap<>();
    private final TreeSet<String> notes = new TreeSet<>();
    private final TreeSet<String> programs = new TreeSet<>();
    private final List<PoolHistory> histories = new ArrayList<>();
    private final List<Report.OpenWait> openWaits = new ArrayList<>();
    private Report.@Nullable Run run;
    private Report.Dropped dropped = new Report.Dropped(0, 0, 0);
    private long reports;
    private long omitted;

    /** One report for all of them; a single one stays as it is. */
    public static Report of(List<Report> reports) {
        if (reports.size() == 1) {
            return reports.get(0);
        }
        ReportMerge merge = new ReportMerge();
        reports.forEach(merge::add);
        return merge.report();
    }

    /** Takes a report in, be it of one JVM or a merged one. */
    public void add(Report report) {
        Report.Merged merged = report.merged();
        reports += merged == null ? 1 : merged.reports();
        omitted += merged == null ? 0 : merged.omitted();
        programs.addAll(merged == null ? List.of(report.run().mainClass()) : merged.programs());
        first(programs, MAX_PROGRAMS);
        run = run == null ? report.run() : both(run, report.run());
        dropped = new Report.Dropped(
                dropped.facts() + report.dropped().facts(),
                dropped.findings() + report.dropped().findings(),
                dropped.streamed() + report.dropped().streamed());
        report.configuration().forEach(option -> options.merge(option.name(), option, ReportMerge::both));
        report.coverage().forEach(one -> coverage.merge(one.detector(), one, ReportMerge::both));
        report.suppressed().forEach(rule -> rules.merge(rule.rule() + "\n" + rule.reason(), rule, ReportMerge::both));
        while (rules.size() > MAX_RULES) {
            rules.pollLastEntry();
        }
        notes.addAll(report.notes());
        first(notes, MAX_NOTES);
        report.pools().forEach(pool -> pools.merge(pool.name(), pool, BinaryOperator.minBy(LOADED)));
        shrink(pools, MAX_POOLS, LOADED);
        add(histories, report.poolHistories(), MAX_HISTORIES, WAITED);
        add(openWaits, report.stillBlocked(), MAX_OPEN_WAITS, LONGEST);
        String jvm = report.run().mainClass() + ", pid " + report.run().pid();
        report.findings()
                .forEach(finding ->
                        findings.merge(finding.fingerprint(), FindingMerge.alone(finding, jvm), FindingMerge::both));
        omitted += shrink(findings, MAX_FINDINGS, RANK);
    }

    /** Sorting is dear, so there is room for as many again before it is done. */
    private static <T> int shrink(Map<String, T> entries, int most, Comparator<T> order) {
        return entries.size() <= 2 * most ? 0 : cut(entries, most, order);
    }

    private static <T> int cut(Map<String, T> entries, int most, Comparator<T> order) {
        int surplus = entries.size() - most;
        if (surplus <= 0) {
            return 0;
        }
        entries.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order))
                .skip(most)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(entries::remove);
        return surplus;
    }

    private static <T> void add(List<T> kept, List<T> more, int most, Comparator<T> order) {
        kept.addAll(more);
        if (kept.size() > most) {
            kept.sort(order);
            kept.subList(most, kept.size()).clear();
        }
    }

    private static void first(NavigableSet<String> texts, int most) {
        while (texts.size() > most) {
            texts.pollLast();
        }
    }

    /**
     * All that was taken in, as one report.
     *
     * @throws IllegalArgumentException if nothing was
     */
    public Report report() {
        Report.Run merged = run;
        if (merged == null) {
            throw new IllegalArgumentException("nothing to merge");
        }
        omitted += cut(findings, MAX_FINDINGS, RANK);
        cut(pools, MAX_POOLS, LOADED);
        histories.sort(WAITED);
        openWaits.sort(LONGEST);
        String names = programs.size() == 1
                ? programs.first()
                : programs.size() + " programs" + (programs.size() == MAX_PROGRAMS ? " or more" : "");
        return new Report(
                Report.SCHEMA_VERSION,
                new Report.Tool("parkwarden", PlainReport.version()),
                new Report.Run(
                        merged.source(),
                        merged.pid(),
                        names,
                        merged.jvm(),
                        merged.jdk(),
                        merged.cpus(),
                        merged.startedMillis(),
                        merged.watchedMillis(),
                        merged.writtenMillis(),
                        merged.attached(),
                        merged.complete()),
                List.copyOf(options.values()),
                List.copyOf(coverage.values()),
                dropped,
                List.copyOf(notes),
                sorted(pools.values(), Comparator.comparing(Pool::name)),
                List.copyOf(histories),
                List.copyOf(openWaits),
                List.copyOf(rules.values()),
                sorted(findings.values(), FindingMerge.WORST_FIRST),
                new Report.Merged(reports, List.copyOf(programs), omitted));
    }

    private static <T> List<T> sorted(Collection<T> values, Comparator<? super T> order) {
        return values.stream().sorted(order).toList();
    }

    /** The oldest JDK and the least processors, as advice for them holds everywhere. */
    private static Report.Run both(Report.Run a, Report.Run b) {
        return new Report.Run(
                same(a, b, Report.Run::source, SEVERAL),
                a.pid() == b.pid() ? a.pid() : 0,
                "",
                same(a, b, Report.Run::jvm, "several virtual machines"),
                Math.min(a.jdk(), b.jdk()),
                Math.min(a.cpus(), b.cpus()),
                Math.min(a.startedMillis(), b.startedMillis()),
                Math.min(a.watchedMillis(), b.watchedMillis()),
                Math.max(a.writtenMillis(), b.writtenMillis()),
                a.attached() || b.attached(),
                a.complete() && b.complete());
    }

    private static String same(Report.Run a, Report.Run b, Function<Report.Run, String> part, String otherwise) {
        return part.apply(a).equals(part.apply(b)) ? part.apply(a) : otherwise;
    }

    private static Report.Option both(Report.Option a, Report.Option b) {
        if (!a.value().equals(b.value())
                || a.origin().equals(SEVERAL)
                || b.origin().equals(SEVERAL)) {
            return new Report.Option(a.name(), DIFFERS, SEVERAL);
        }
        return a.origin().compareTo(b.origin()) <= 0 ? a : b;
    }

    /** A detector that was on in one of them is on, as it looked at something. */
    private static Report.Coverage both(Report.Coverage a, Report.Coverage b) {
        Report.Coverage shown = BinaryOperator.minBy(Comparator.comparingInt(ReportMerge::rank)
                        .thenComparing(Report.Coverage::state)
                        .thenComparing(Report.Coverage::reason, Comparator.nullsFirst(Comparator.naturalOrder())))
                .apply(a, b);
        return new Report.Coverage(
                a.detector(),
                shown.state(),
                shown.reason(),
                a.checked() + b.checked(),
                a.dropped() + b.dropped(),
                sum(a.cpuNanos(), b.cpuNanos()));
    }

    private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(a + b);
    }

    private static int rank(Report.Coverage coverage) {
        return switch (coverage.state()) {
            case "on" -> 0;
            case "off" -> 1;
            default -> 2;
        };
    }

    /** By rule and reason; distinct lines cannot be told apart over reports, so the larger number stays. */
    private static Report.Suppressed both(Report.Suppressed a, Report.Suppressed b) {
        return new Report.Suppressed(
                a.rule(),
                a.reason(),
                Math.max(a.findings(), b.findings()),
                a.count() + b.count(),
                a.totalNanos() + b.totalNanos());
    }

    private static double parked(PoolHistory history) {
        return history.parked().stream().mapToDouble(Double::doubleValue).sum() * history.bucketMillis();
    }
}
