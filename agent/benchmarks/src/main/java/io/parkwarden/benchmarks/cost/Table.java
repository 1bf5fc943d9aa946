/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import example.cost.Catalog;
import example.cost.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as Markdown: one table of ratios of processor time with verdicts, and one for each other number. */
final class Table {
    private static final String EMPTY = "–";
    private static final double MIB = 1 << 20;

    /** Of the time without an agent: threads that differ by less are not listed. */
    private static final double WORTH_A_LINE = 0.005;

    private final Run run;
    private final Map<String, Samples> byWorkload;

    /** Variants that are compared with none, in the order of the columns. */
    private final List<String> compared;

    Table(Run run) {
        this.run = run;
        byWorkload = run.samples().stream()
                .collect(Collectors.groupingBy(
                        Sample::workload, Collectors.collectingAndThen(Collectors.toList(), Samples::new)));
        compared = run.variants().stream()
                .filter(name -> !name.equals(Variant.NONE) && !name.equals(Variant.NONE_AGAIN))
                .toList();
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        run.conditions()
                .forEach((name, value) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        processorTime(text);
        ratios("From start to exit: processor time of the process", Sample.TOTAL, Table::time, text);
        ratios("Latency of half of the operations", Sample.P50, Table::time, text);
        ratios("Latency of 99 of 100 operations", Sample.P99, Table::time, text);
        ratios("Greatest resident set", Sample.RSS, Table::mebibytes, text);
        differences("Heap after a collection, added", Sample.HEAP, Table::mebibytes, text);
        differences("Threads, added", Sample.THREADS, number -> decimal(number, 0), text);
        threads(text);
        failures(text);
        return text.toString();
    }

    private void processorTime(StringBuilder text) {
        heading("Processor time of the process per operation", text);
        List<String> columns = new ArrayList<>(List.of("workload", "operation", "without an agent", "floor"));
        compared.forEach(variant -> {
            columns.add(variant);
            if (variant.equals(Variant.PARKWARDEN)) {
                columns.addAll(List.of("adds", "verdict", "goal"));
            }
        });
        head(columns, text);
        rows(
                Sample.PER_OPERATION,
                (job, samples) -> {
                    List<String> cells = new ArrayList<>();
                    cells.add(job.operation());
                    cells.add(median(samples, Sample.PER_OPERATION, Table::time));
                    cells.add(samples.againstNone(Variant.PARKWARDEN, Sample.PER_OPERATION)
                            .map(against -> percent(against.floor()))
                            .orElse(EMPTY));
                    for (String variant : compared) {
                        cells.add(samples.againstNone(variant, Sample.PER_OPERATION)
                                .map(against -> spread(against.ratio(), number -> decimal(number, 2)))
                                .orElse(EMPTY));
                        if (variant.equals(Variant.PARKWARDEN)) {
                            judge(job, samples, cells);
                        }
                    }
                    return cells;
                },
                text);
    }

    private static void judge(Catalog job, Samples samples, List<String> cells) {
        samples.againstNone(Variant.PARKWARDEN, Sample.PER_OPERATION)
                .ifPresentOrElse(
                        against -> {
                            cells.add(time(against.added().median()));
                            cells.add(verdict(against));
                            cells.add(goal(job.goal(), against, samples));
                        },
                        () -> cells.addAll(List.of(EMPTY, EMPTY, EMPTY)));
    }

    private static String verdict(Comparison against) {
        return against.verdict() == Comparison.Verdict.NONE
                ? "no verdict"
                : String.format(Locale.ROOT, "%+.1f %%", 100 * (against.ratio().median() - 1));
    }

    private static String goal(Goal goal, Comparison againstNone, Samples samples) {
        if (goal == Goal.OPEN) {
            return EMPTY;
        }
        if (goal.ratio() > 0) {
            boolean none = goal.against() == Goal.Against.NONE;
            return "≤ " + decimal(goal.ratio(), 2)
                    + (none ? "" : " × " + Variant.NO_OP)
                    + (none ? Optional.of(againstNone) : samples.againstNoOp(Sample.PER_OPERATION))
                            .map(against ->
                                    ": " + (none ? "" : decimal(against.ratio().median(), 2) + ", ")
                                            + standing(against, goal.ratio()))
                            .orElse("");
        }
        OptionalDouble without = samples.median(Variant.NONE, Sample.PER_OPERATION);
        return "≤ +" + time(goal.nanos())
                + (without.isPresent() ? ": " + standing(againstNone, 1 + goal.nanos() / without.getAsDouble()) : "");
    }

    private static String standing(Comparison against, double limit) {
        return against.standing(limit).name().toLowerCase(Locale.ROOT);
    }

    private void ratios(String title, String number, Function<Double, String> unit, StringBuilder text) {
        compare(title, number, unit, against -> spread(against.ratio(), value -> decimal(value, 2)), text);
    }

    private void differences(String title, String number, Function<Double, String> unit, StringBuilder text) {
        compare(title, number, unit, against -> spread(against.added(), unit), text);
    }

    private void compare(
            String title,
            String number,
            Function<Double, String> unit,
            Function<Comparison, String> cell,
            StringBuilder text) {
        if (run.samples().stream().allMatch(sample -> Double.isNaN(sample.value(number)))) {
            return;
        }
        heading(title, text);
        head(
                Stream.concat(Stream.of("workload", "without an agent"), compared.stream())
                        .toList(),
                text);
        rows(
                number,
                (job, samples) -> {
                    List<String> cells = new ArrayList<>();
                    cells.add(median(samples, number, unit));
                    compared.forEach(variant -> cells.add(
                            samples.againstNone(variant, number).map(cell).orElse(EMPTY)));
                    return cells;
                },
                text);
    }

    private interface Row {
        List<String> of(Catalog job, Samples samples);
    }

    private void rows(String number, Row row, StringBuilder text) {
        for (Catalog job : Catalog.values()) {
            Samples samples = byWorkload.get(job.title());
            if (samples != null && samples.median(Variant.NONE, number).isPresent()) {
                List<String> cells = new ArrayList<>(List.of('`' + job.title() + '`'));
                cells.addAll(row.of(job, samples));
                row(cells, text);
            }
        }
    }

    /** Which threads the time beside Parkwarden is added to: where to look for the cause. */
    private void threads(StringBuilder text) {
        StringBuilder lines = new StringBuilder();
        for (Catalog job : Catalog.values()) {
            Samples samples = byWorkload.getOrDefault(job.title(), new Samples(List.of()));
            double total = samples.median(Variant.NONE, Sample.PER_OPERATION).orElse(Double.NaN);
            for (String thread : samples.threads(Variant.PARKWARDEN)) {
                double without = samples.median(Variant.NONE, thread).orElse(0);
                double with = samples.median(Variant.PARKWARDEN, thread).orElse(0);
                if (Math.abs(with - without) >= total * WORTH_A_LINE) {
                    row(
                            List.of(
                                    '`' + job.title() + '`',
                                    thread.substring(Sample.THREAD.length()),
                                    time(without),
                                    time(with),
                                    percent((with - without) / total)),
                            lines);
                }
            }
        }
        if (lines.length() > 0) {
            heading("Processor time per operation, by thread", text);
            head(List.of("workload", "thread", "without an agent", Variant.PARKWARDEN, "of all without"), text);
            text.append(lines);
        }
    }

    private static void row(List<String> cells, StringBuilder text) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void failures(StringBuilder text) {
        StringBuilder lines = new StringBuilder();
        byWorkload.forEach((workload, samples) -> run.variants()
                .forEach(variant -> samples.failure(variant)
                        .ifPresent(why -> lines.append("- `")
                                .append(workload)
                                .append("` with ")
                                .append(variant)
                                .append(": ")
                                .append(why)
                                .append('\n'))));
        if (lines.length() > 0) {
            heading("JVMs that failed", text);
            text.append(lines);
        }
    }

    private static void heading(String title, StringBuilder text) {
        text.append("\n### ").append(title).append("\n\n");
    }

    private static void head(List<String> columns, StringBuilder text) {
        row(columns, text);
        text.append('|').append("---|".repeat(columns.size())).append('\n');
    }

    private static String median(Samples samples, String number, Function<Double, String> unit) {
        OptionalDouble median = samples.median(Variant.NONE, number);
        return median.isPresent() ? unit.apply(median.getAsDouble()) : EMPTY;
    }

    private static String spread(Spread spread, Function<Double, String> unit) {
        return unit.apply(spread.median()) + " (" + unit.apply(spread.min()) + " to " + unit.apply(spread.max()) + ')';
    }

    private static String percent(double share) {
        return decimal(100 * share, 1) + " %";
    }

    private static String mebibytes(double bytes) {
        return decimal(bytes / MIB, 1) + " MiB";
    }

    /** In the unit that leaves one to three digits before the point. */
    static String time(double nanos) {
        double size = Math.abs(nanos);
        if (size < 1e3) {
            return decimal(nanos, 1) + " ns";
        }
        if (size < 1e6) {
            return decimal(nanos / 1e3, 2) + " µs";
        }
        return size < 1e9 ? decimal(nanos / 1e6, 2) + " ms" : decimal(nanos / 1e9, 2) + " s";
    }

    private static String decimal(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
