/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.export.Exports;
import io.parkwarden.viewer.export.Sarif;
import io.parkwarden.viewer.export.SourceRoots;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.report.OutputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export FILE... --to FORM}: findings for other tools. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the findings in the form of another tool.")
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InputFiles input = new InputFiles();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORM",
            description = "sarif, junit, github, prometheus or ndjson.")
    private Form form = Form.ndjson;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write (default: standard output).")
    private @Nullable Path output;

    @Option(
            names = "--source-root",
            paramLabel = "FOLDER",
            description =
                    "Folder of sources, for sarif and github; may be given several times (default: src/main/java).")
    private List<String> roots = List.of();

    /** In the words of the command line. */
    enum Form {
        sarif,
        junit,
        github,
        prometheus,
        ndjson
    }

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (output != null) {
            OutputFile.checkPlace(output);
        }
        Reading reading = input.read(terminal);
        String text = render(reading.report(), new SourceRoots(roots));
        if (output == null) {
            terminal.out().print(text);
        } else {
            OutputFile.write(output, text);
            terminal.out().println(output);
        }
        return InputFiles.exitCode(reading);
    }

    private String render(Report report, SourceRoots sources) {
        return switch (form) {
            case sarif -> Sarif.of(report, sources);
            case junit -> Exports.junit(report);
            case github -> Exports.github(report, sources);
            case prometheus -> Exports.prometheus(report);
            case ndjson -> Exports.ndjson(report);
        };
    }
}
