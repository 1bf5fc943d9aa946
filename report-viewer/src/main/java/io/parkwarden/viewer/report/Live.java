/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolHistory;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report of a JVM that still runs, as it is looked at again and again: how the pools do now, what waits now. */
public final class Live {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final List<String> POOLS =
            List.of("pool", "kind", "threads", "width", "busy", "parked", "idle", "queued", "waits for");
    private static final String BARS = " ▁▂▃▄▅▆▇█";
    private static final int CURVE = 24;
    private static final int LEAST_WIDTH = 60;
    private static final int NAME = 24;

    /** A pool that may have more threads than a machine can start has no width. */
    private static final int MOST_THREADS = 1_000_000;

    private Live() {}

    /** What the agent says of itself and of what it has found. */
    public static Listing status(Report report, boolean detectors) {
        List<List<Object>> rows = new ArrayList<>();
        Report.Run run = report.run();
        rows.add(List.of("process", "pid", run.pid()));
        rows.add(List.of("process", "program", run.mainClass()));
        rows.add(List.of("process", "jvm", run.jvm()));
        rows.add(List.of("process", "cpus", run.cpus()));
        rows.add(List.of("agent", "version", report.tool().version()));
        rows.add(List.of(
                "agent",
                "watches since",
                Instant.ofEpochMilli(run.watchedMillis()).toString()));
        rows.add(List.of("agent", "came", run.attached() ? "while the JVM ran" : "with the JVM"));
        rows.add(List.of("agent", "report", option(report, "report")));
        rows.add(List.of("agent", "threshold", option(report, "threshold")));
        Amounts.ofProcessor(report).ifPresent(cost -> rows.add(List.of("agent", "took", cost)));
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            rows.add(List.of("findings", severity.word(), count(report, severity)));
        }
        rows.add(List.of("findings", "suppressed", suppressed(report)));
        rows.add(List.of("seen", "pools", report.pools().size()));
        rows.add(List.of("seen", "waits not over", report.stillBlocked().size()));
        rows.add(List.of("dropped", "facts", report.dropped().facts()));
        rows.add(List.of("dropped", "claims", report.dropped().findings()));
        rows.add(List.of("dropped", "events of the JDK", report.dropped().streamed()));
        for (Report.Coverage one : report.coverage()) {
            String reason = one.reason() == null ? "" : ", " + one.reason();
            if (detectors || !one.state().equals("on")) {
                rows.add(List.of(
                        "detectors", one.detector(), one.state() + ", checked " + one.checked() + cost(one) + reason));
            }
        }
        report.notes().forEach(note -> rows.add(List.of("notes", "note", note)));
        return new Listing(List.of("part", "what", "value"), rows);
    }

    private static String cost(Report.Coverage one) {
        return one.cpuNanos() == null ? "" : ", took " + Amounts.time(one.cpuNanos());
    }

    private static String option(Report report, String name) {
        return report.configuration().stream()
                .filter(option -> option.name().equals(name) && !option.value().isEmpty())
                .map(Report.Option::value)
                .findFirst()
                .orElse("none");
    }

    private static long count(Report report, Severity severity) {
        return report.findings().stream().filter(f -> f.severity() == severity).count();
    }

    private static long suppressed(Report report) {
        return report.suppressed().stream()
                .mapToLong(Report.Suppressed::findings)
                .sum();
    }

    /** A row per pool, the one with most waiting workers first. Numbers are those of the last second that was looked at. */
    public static Listing pools(Report report) {
        Map<String, PoolHistory> histories = new HashMap<>();
        report.poolHistories().forEach(history -> histories.put(history.name(), history));
        List<List<Object>> rows = new ArrayList<>();
        report.pools().stream()
                .sorted(Comparator.comparingDouble((Pool pool) -> -last(parked(histories.get(pool.name()))))
                        .thenComparing(pool -> -pool.queued())
                        .thenComparing(Pool::name))
                .forEach(pool -> rows.add(row(pool, histories.get(pool.name()))));
        return new Listing(POOLS, rows);
    }

    private static List<Object> row(Pool pool, @Nullable PoolHistory history) {
        String kinds = history == null
                ? ""
                : String.join(
                        ", ",
                        history.waitKinds().stream()
                                .limit(2)
                                .map(share -> share.kind().label())
                                .toList());
        return List.of(
                pool.name(),
                pool.kind().label(),
                pool.size(),
                pool.width() < 0 ? "?" : pool.width() > MOST_THREADS ? "any" : Integer.toString(pool.width()),
                tenths(last(history == null ? List.of() : history.busy())),
                tenths(last(parked(history))),
                tenths(last(history == null ? List.of() : history.idle())),
                pool.queued() < 0 ? "?" : Integer.toString(pool.queued()),
                kinds);
    }

    private static List<Double> parked(@Nullable PoolHistory history) {
        return history == null ? List.of() : history.parked();
    }

    private static double last(List<Double> values) {
        return values.isEmpty() ? 0 : values.get(values.size() - 1);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /**
     * The look at a terminal: head, pools with a curve of their waiting workers, waits that are not over, findings.
     *
     * @param before the last look, to mark what is new; null if there was none
     * @param rows most rows of each table
     * @param width columns of the terminal
     */
    public static String text(Report report, @Nullable Report before, int rows, int width, boolean colour) {
        StringBuilder out = new StringBuilder();
        int columns = Math.max(LEAST_WIDTH, width);
        Report.Run run = report.run();
        line(
                out,
                columns,
                CLOCK.format(Instant.ofEpochMilli(run.writtenMillis())) + "  " + run.pid() + " " + run.mainClass()
                        + ", JDK " + run.jdk() + ", " + Amounts.count(run.cpus(), "CPU") + ", watched "
                        + Amounts.time(Outcome.watchedMillis(report) * 1_000_000));
        line(
                out,
                columns,
                Amounts.count(count(report, Severity.ERROR), "error") + ", "
                        + Amounts.count(count(report, Severity.WARNING), "warning") + ", "
                        + count(report, Severity.INFO) + " info");
        poolLines(out, report, rows, columns, colour);
        openWaits(out, report, rows, columns, colour);
        findings(out, report, before, rows, columns, colour);
        return out.toString();
    }

    private static void poolLines(StringBuilder out, Report report, int rows, int columns, boolean colour) {
        out.append('\n');
        head(
                out,
                columns,
                colour,
                String.format(
                        "%-24s %7s %6s %6s %6s %6s  %s",
                        "POOL", "THREADS", "BUSY", "PARKED", "IDLE", "QUEUED", "PARKED OVER TIME, WAITS FOR"));
        Map<String, PoolHistory> histories = new HashMap<>();
        report.poolHistories().forEach(history -> histories.put(history.name(), history));
        List<List<Object>> pools = pools(report).rows();
        for (List<Object> pool : pools.subList(0, Math.min(rows, pools.size()))) {
            String threads = pool.get(2) + "/" + pool.get(3);
            line(
                    out,
                    columns,
                    String.format(
                            Locale.ROOT,
                            "%-24s %7s %6.1f %6.1f %6.1f %6s  %s %s",
                            Plain.clip(Plain.line(pool.get(0).toString()), NAME),
                            threads,
                            (Double) pool.get(4),
                            (Double) pool.get(5),
                            (Double) pool.get(6),
                            pool.get(7),
                            curve(histories.get(pool.get(0).toString())),
                            pool.get(8)));
        }
        more(out, pools.size() - rows, "pool");
    }

    /** The last buckets, each as high as its share of the threads that the pool had. */
    private static String curve(@Nullable PoolHistory history) {
        if (history == null) {
            return " ".repeat(CURVE);
        }
        StringBuilder bars = new StringBuilder();
        int from = Math.max(0, history.parked().size() - CURVE);
        for (int i = from; i < history.parked().size(); i++) {
            double all = history.busy().get(i)
                    + history.parked().get(i)
                    + history.idle().get(i);
            double share = all > 0 ? history.parked().get(i) / all : 0;
            bars.append(BARS.charAt((int) Math.round(Math.min(1, share) * (BARS.length() - 1))));
        }
        return bars + " ".repeat(CURVE - bars.length());
    }

    private static void openWaits(StringBuilder out, Report report, int rows, int columns, boolean colour) {
        if (report.stillBlocked().isEmpty()) {
            return;
        }
        out.append('\n');
        head(out, columns, colour, String.format("%-12s %-24s %s", "WAITS SINCE", "THREAD", "FOR, AT"));
        for (Report.OpenWait wait : report.stillBlocked()
                .subList(0, Math.min(rows, report.stillBlocked().size()))) {
            line(
                    out,
                    columns,
                    String.format(
                            "%-12s %-24s %s at %s",
                            Amounts.time(wait.nanos()),
                            Plain.clip(Plain.line(wait.thread()), NAME),
                            wait.kind().label(),
                            place(wait.site())));
        }
        more(out, report.stillBlocked().size() - rows, "wait");
    }

    private static void findings(
            StringBuilder out, Report report, @Nullable Report before, int rows, int columns, boolean colour) {
        out.append('\n');
        if (report.findings().isEmpty()) {
            line(out, columns, "No findings so far.");
            return;
        }
        Map<String, Long> known = new HashMap<>();
        if (before != null) {
            before.findings()
                    .forEach(finding ->
                            known.put(finding.fingerprint(), finding.blocked().count()));
        }
        head(
                out,
                columns,
                colour,
                String.format("%-8s %8s %7s %9s %9s  %s", "SEVERITY", "COUNT", "NEW", "TOTAL", "95 %", "FINDING"));
        for (Finding finding :
                report.findings().subList(0, Math.min(rows, report.findings().size()))) {
            long count = finding.blocked().count();
            String added = before == null ? "" : "+" + (count - known.getOrDefault(finding.fingerprint(), 0L));
            line(
                    out,
                    columns,
                    String.format(
                            "%-8s %8d %7s %9s %9s  %s at %s",
                            finding.severity().word(),
                            count,
                            added,
                            Amounts.time(finding.blocked().totalNanos()),
                            Amounts.time(finding.blocked().p95Nanos()),
                            finding.detector(),
                            place(finding.site())));
        }
        more(out, report.findings().size() - rows, "finding");
    }

    /** Without packages, which have no room: {@code OrderService.handle:33}. */
    private static String place(Site site) {
        String name = site.className().substring(site.className().lastIndexOf('.') + 1);
        return name + "." + site.method() + (site.line() >= 0 ? ":" + site.line() : "");
    }

    private static void more(StringBuilder out, int number, String noun) {
        if (number > 0) {
            out.append("  and ").append(Amounts.count(number, "more " + noun)).append('\n');
        }
    }

    private static void head(StringBuilder out, int columns, boolean colour, String text) {
        String cut = text.length() > columns ? text.substring(0, columns) : text;
        out.append(colour ? "\u001b[1m" + cut + "\u001b[0m" : cut).append('\n');
    }

    /** A line that would wrap would push the rest off the screen. */
    private static void line(StringBuilder out, int columns, String text) {
        String plain = Plain.line(text).stripTrailing();
        out.append(plain.length() > columns ? plain.substring(0, columns - 1) + "…" : plain)
                .append('\n');
    }
}
