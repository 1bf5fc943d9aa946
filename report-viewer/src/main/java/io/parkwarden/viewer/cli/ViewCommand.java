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

/** {@code view FILE...}: verdict and findings in the terminal. */
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = "Prints the verdict and the findings of a report or a recording.")
final class ViewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InputFiles input = new InputFiles();

    @Mixin
    private final FormatOption format = new FormatOption();

    ViewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Reading reading = input.read(terminal);
        terminal.out().print(render(reading.report(), format.format(), terminal));
        return InputFiles.exitCode(reading);
    }

    static String render(Report report, FormatOption.Format format, Terminal terminal) {
        return switch (format) {
            case text -> TextReport.of(report, terminal.width(), terminal.colour());
            case table -> FindingList.of(report.findings()).table();
            case tree -> FindingList.tree(report.findings());
            case json -> ReportJson.write(report) + "\n";
            case csv -> FindingList.of(report.findings()).csv();
        };
    }
}
