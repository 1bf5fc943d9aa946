/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.read.ReportJson;
import io.parkwarden.viewer.report.OutputFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code merge FILE...}: one report of those of many JVMs. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one report of those of many JVMs: findings by fingerprint, with counts, histograms and how many JVMs.",
            "It can be viewed, checked and merged again. Files are read one after the other; @FILE holds a long list of"
                    + " them. What cannot be read is told and left out, and the exit code is 3."
        })
final class MergeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InputFiles input = new InputFiles();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The report to write (default: standard output).")
    private @Nullable Path output;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (output != null) {
            OutputFile.checkPlace(output);
        }
        Reading reading = input.merge(terminal);
        String json = ReportJson.write(reading.report());
        if (output == null) {
            terminal.out().println(json);
        } else {
            OutputFile.write(output, json + "\n");
            terminal.out().println(output);
        }
        return InputFiles.exitCode(reading);
    }
}
