/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.read.ReportJson;
import io.parkwarden.viewer.report.Comparison;
import io.parkwarden.viewer.report.FindingList;
import io.parkwarden.viewer.report.OutputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check FILE...}: an exit code for a build that is to fail. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Ends with 1 if there is a finding of the given severity or above, with 0 if not.",
            "With a baseline only what is new or worse counts. Damaged input or none to examine is 3, never 0."
        })
final class CheckCommand implements Callable<Integer> {
    /** Exit code: at least one finding counts. */
    static final int FOUND = 1;

    private final Terminal terminal;

    @Mixin
    private final InputFiles input = new InputFiles();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "warning",
            description = "error, warning or info (default: ${DEFAULT-VALUE}).")
    private Level failOn = Level.warning;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "A report whose findings are known and do not count.")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write the report there, as a baseline for later; ends with 0.")
    private @Nullable Path writeBaseline;

    /** In the words of the command line. */
    enum Level {
        error(Severity.ERROR),
        warning(Severity.WARNING),
        info(Severity.INFO);

        private final Severity severity;

        Level(Severity severity) {
            this.severity = severity;
        }
    }

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (writeBaseline != null) {
            OutputFile.checkPlace(writeBaseline);
        }
        Reading reading = input.read(terminal);
        Report report = reading.report();
        if (report.coverage().stream().noneMatch(c -> c.state().equals("on"))) {
            throw Problem.noData(
                    "No detector was on in this report, so it says nothing.",
                    "Its coverage says why: parkwarden view shows it.");
        }
        List<Finding> counting = counting(report).stream()
                .filter(finding -> finding.severity().compareTo(failOn.severity) >= 0)
                .toList();
        if (writeBaseline != null) {
            if (!reading.damage().isEmpty()) {
                return Problem.NO_DATA; // a baseline that lacks what could not be read would report it as new for ever
            }
            OutputFile.write(writeBaseline, ReportJson.write(report));
            terminal.out().println(writeBaseline);
            return 0;
        }
        terminal.out()
                .print(
                        format.format() == FormatOption.Format.tree
                                ? FindingList.tree(counting)
                                : format.render(FindingList.of(counting), () -> text(counting, report)));
        if (!reading.damage().isEmpty()) {
            return Problem.NO_DATA;
        }
        return counting.isEmpty() ? 0 : FOUND;
    }

    private String text(List<Finding> counting, Report report) {
        StringBuilder out = new StringBuilder();
        counting.forEach(finding -> out.append(Comparison.line("found", finding)));
        return out.append(counting.size())
                .append(" of ")
                .append(report.findings().size())
                .append(" findings count (")
                .append(failOn)
                .append(baseline == null ? " or above)\n" : " or above, not in the baseline)\n")
                .toString();
    }

    private List<Finding> counting(Report report) {
        if (baseline == null) {
            return report.findings();
        }
        Comparison comparison = Comparison.of(input.other(baseline), report);
        return Stream.concat(comparison.added().stream(), comparison.worse().stream())
                .toList();
    }
}
