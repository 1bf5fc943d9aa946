/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.read.ReportFile.Reading;
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

    ViewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Reading reading = input.read(terminal.err());
        terminal.out().print(TextReport.of(reading.report(), terminal.width(), terminal.colour()));
        return InputFiles.exitCode(reading);
    }
}
