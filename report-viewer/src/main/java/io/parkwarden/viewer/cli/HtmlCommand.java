/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.report.HtmlPage;
import io.parkwarden.viewer.report.OutputFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "An older report or recording: the page marks what is new and lists what is gone.")
    private @Nullable Path baseline;

    HtmlCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OutputFile.checkPlace(output);
        Reading reading = input.read(terminal);
        Report before = baseline == null ? null : input.other(baseline);
        OutputFile.write(output, HtmlPage.of(reading.report(), before));
        terminal.out().println(output);
        return InputFiles.exitCode(reading);
    }
}
