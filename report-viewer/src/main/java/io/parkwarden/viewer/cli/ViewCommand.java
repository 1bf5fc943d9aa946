/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.read.ReportJson;
import io.parkwarden.viewer.report.FindingList;
import io.parkwarden.viewer.report.TextReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code view FILE...}: verdict and findings in the terminal. */
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = "Prints the verdict and the findings of a report or a recording.")
final class ViewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InputFiles input = new InputFiles();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, table, tree, json or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /** In the words of the command line. */
    enum Format {
        text,
        table,
        tree,
        json,
        csv
    }

    ViewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Reading reading = input.read(terminal.err());
        terminal.out().print(render(reading.report()));
        return InputFiles.exitCode(reading);
    }

    private String render(Report report) {
        return switch (format) {
            case text -> TextReport.of(report, terminal.width(), terminal.colour());
            case table -> FindingList.table(report);
            case tree -> FindingList.tree(report);
            case json -> ReportJson.write(report) + "\n";
            case csv -> FindingList.csv(report);
        };
    }
}
