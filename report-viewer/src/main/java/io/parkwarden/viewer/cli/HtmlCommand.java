/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.report.HtmlPage;
import io.parkwarden.viewer.report.OutputFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code html FILE... -o out.html}: one page that needs nothing else. */
@Command(
        name = "html",
        mixinStandardHelpOptions = true,
        description = "Writes a report or a recording as one HTML page that needs no network, and prints its path.")
final class HtmlCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InputFiles input = new InputFiles();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "parkwarden.html",
            description = "The page to write (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("parkwarden.html");

    HtmlCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OutputFile.checkPlace(output);
        Reading reading = input.read(terminal.err());
        OutputFile.write(output, HtmlPage.of(reading.report()));
        terminal.out().println(output);
        return InputFiles.exitCode(reading);
    }
}
