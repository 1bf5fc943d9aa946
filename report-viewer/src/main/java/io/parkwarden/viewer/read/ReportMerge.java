/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.Durations;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one report of several. Findings with the same fingerprint become one: counts add, histograms add, the worst
 * severity, stack and pool stay. Words that cannot be added (sentence, advice) are those of the worse finding.
 */
public final class ReportMerge {
    private static final int MAX_NAMES = 8;

    private ReportMerge() {}

    /** One report for all of them. */
    public static Report of(List<Report> reports) {
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("nothing to merge");
        }
        if (reports.size() == 1) {
            return reports.get(0);
        }
        Map<String, Finding> findings = new LinkedHashMap<>();
        Map<String, Report.Coverage> coverage = new LinkedHashMap<>();
        Map<String, Report.Option> options = new LinkedHashMap<>();
        Map<String, Pool> pools = new LinkedHashMap<>();
        Set<String> notes = new LinkedHashSet<>();
        notes.add("This page shows " + reports.size() + " reports as one. Pools and configuration are shown once for"
                + " each name.");
        long facts = 0;
        long lostFindings = 0;
        long streamed = 0;
        for (Report report : reports) {
            report.findings().forEach(f -> findings.merge(f.fingerprint(), f, ReportMerge::merge));
            report.coverage().forEach(c -> coverage.merge(c.detector(), c, ReportMerge::merge));
            report.configuration().forEach(o -> options.merge(o.name(), o, ReportMerge::merge));
            report.pools().forEach(p -> pools.put(p.name(), p));
            notes.addAll(report.notes());
            facts += report.dropped().facts();
            lostFindings += report.dropped().findings();
            streamed += report.dropped().streamed();
        }
        return new Report(
                Report.SCHEMA_VERSION,
                reports.get(0).tool(),
                run(reports),
                List.copyOf(options.values()),
                List.copyOf(coverage.values()),
                new Report.Dropped(facts, lostFindings, streamed),
                List.copyOf(notes),
                List.copyOf(pools.values()),
                reports.stream().flatMap(r -> r.poolHistories().stream()).toList(),
                reports.stream().flatMap(r -> r.stillBlocked().stream()).toList(),
                suppressed(reports),
                worstFirst(findings.values()));
    }

    /** By rule and reason; distinct lines cannot be told apart over reports, so the larger number stays. */
    private static List<Report.Suppressed> suppressed(List<Report> reports) {
        Map<String, Report.Suppressed> rules = new LinkedHashMap<>();
        for (Report report : reports) {
            for (Report.Suppressed one : report.suppressed()) {
                rules.merge(
                        one.rule() + "\n" + one.reason(),
                        one,
                        (a, b) -> new Report.Suppressed(
                                a.rule(),
                                a.reason(),
                                Math.max(a.findings(), b.findings()),
                                a.count() + b.count(),
                                a.totalNanos() + b.totalNanos()));
            }
        }
        return List.copyOf(rules.values());
    }

    /** Most harm first; among equals the one that blocked longest. */
    private static List<Finding> worstFirst(Collection<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparingLong(f -> f.blocked().totalNanos())
                        .reversed()
                        .thenComparing(Finding::fingerprint))
                .toList();
    }

    private static Report.Run run(List<Report> reports) {
        List<Report.Run> runs = reports.stream().map(Report::run).toList();
        Report.Run first = runs.get(0);
        return new Report.Run(
                same(runs.stream().map(Report.Run::source), "several"),
                runs.stream().allMatch(r -> r.pid() == first.pid()) ? first.pid() : 0,
                same(runs.stream().map(Report.Run::mainClass), runs.size() + " programs"),
                same(runs.stream().map(Report.Run::jvm), "several virtual machines"),
                runs.stream().mapToInt(Report.Run::jdk).min().orElseThrow(),
                runs.stream().mapToInt(Report.Run::cpus).min().orElseThrow(),
                runs.stream().mapToLong(Report.Run::startedMillis).min().orElseThrow(),
                runs.stream().mapToLong(Report.Run::watchedMillis).min().orElseThrow(),
                runs.stream().mapToLong(Report.Run::writtenMillis).max().orElseThrow(),
                runs.stream().anyMatch(Report.Run::attached),
                runs.stream().allMatch(Report.Run::complete));
    }

    private static String same(Stream<String> values, String otherwise) {
        List<String> distinct = values.distinct().toList();
        return distinct.size() == 1 ? distinct.get(0) : otherwise;
    }

    private static Finding merge(Finding a, Finding b) {
        Finding worse = worse(a, b);
        Durations durations = durations(a);
        durations.add(durations(b));
        Finding.Harm harm = new Finding.Harm(
                a.harm().waitsWithQueue() + b.harm().waitsWithQueue(),
                Math.max(a.harm().maxQueued(), b.harm().maxQueued()),
                a.harm().lostNanos() + b.harm().lostNanos(),
                a.harm().compensated() + b.harm().compensated());
        return new Finding(
                worse.detector(),
                worse.fingerprint(),
                worse.severity(),
                a.confidence().compareTo(b.confidence()) >= 0 ? a.confidence() : b.confidence(),
                worse.summary(),
                worse.site(),
                worse.waitedFor(),
                worse.pool(),
                otherPools(a, b, worse.pool()),
                Finding.Blocked.of(durations),
                harm,
                Math.min(a.firstSeenMillis(), b.firstSeenMillis()),
                Math.max(a.lastSeenMillis(), b.lastSeenMillis()),
                Stream.concat(a.threads().stream(), b.threads().stream())
                        .distinct()
                        .limit(MAX_NAMES)
                        .toList(),
                stacks(a, b, worse),
                worse.details(),
                Stream.concat(a.absorbed().stream(), b.absorbed().stream())
                        .distinct()
                        .limit(MAX_NAMES)
                        .toList(),
                worse.advice());
    }

    private static Finding worse(Finding a, Finding b) {
        int bySeverity = a.severity().compareTo(b.severity());
        if (bySeverity != 0) {
            return bySeverity > 0 ? a : b;
        }
        return a.blocked().maxNanos() >= b.blocked().maxNanos() ? a : b;
    }

    private static Durations durations(Finding finding) {
        Finding.Blocked blocked = finding.blocked();
        return Durations.of(blocked.totalNanos(), blocked.maxNanos(), blocked.histogram());
    }

    private static List<String> otherPools(Finding a, Finding b, @Nullable Pool shown) {
        String name = shown == null ? null : shown.name();
        return Stream.of(a, b)
                .flatMap(f -> Stream.concat(Stream.ofNullable(f.pool()).map(Pool::name), f.otherPools().stream()))
                .filter(other -> !Objects.equals(other, name))
                .distinct()
                .limit(MAX_NAMES)
                .toList();
    }

    /** The earliest first and the longest worst; a report may have only one of them. Of other stacks the worse finding's. */
    private static List<Finding.StackSample> stacks(Finding a, Finding b, Finding worse) {
        List<Finding.StackSample> all =
                Stream.concat(a.stacks().stream(), b.stacks().stream()).toList();
        List<Finding.StackSample> kept = new ArrayList<>();
        all.stream()
                .filter(s -> s.label().equals("first"))
                .min(Comparator.comparingLong(Finding.StackSample::atMillis))
                .ifPresent(kept::add);
        all.stream()
                .filter(s -> s.label().equals("worst"))
                .max(Comparator.comparingLong(Finding.StackSample::nanos))
                .ifPresent(kept::add);
        worse.stacks().stream()
                .filter(s -> !s.label().equals("first") && !s.label().equals("worst"))
                .forEach(kept::add);
        return kept;
    }

    private static Report.Coverage merge(Report.Coverage a, Report.Coverage b) {
        Report.Coverage shown = a.state().equals("on") ? a : b;
        return new Report.Coverage(
                a.detector(), shown.state(), shown.reason(), a.checked() + b.checked(), a.dropped() + b.dropped());
    }

    private static Report.Option merge(Report.Option a, Report.Option b) {
        return a.value().equals(b.value()) ? a : new Report.Option(a.name(), "differs between the reports", "several");
    }
}
