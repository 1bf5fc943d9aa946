/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportFile;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.read.ReportMerge;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The argument {@code FILE...}, shared by the commands that read reports. */
final class InputFiles {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Report (JSON) or flight recording (.jfr), with the agent's events or without; several are shown as"
                            + " one.")
    private @Nullable List<Path> files;

    @Option(
            names = "--packages",
            split = ",",
            paramLabel = "PREFIX",
            description = "Packages of your own code, for recordings without the agent: there names are all that is"
                    + " known. By default those that share two names with the main class, or all that are not known"
                    + " as a library.")
    private List<String> packages = List.of();

    /** Reads them all into one report; what is damaged is told on {@code err}. */
    Reading read(PrintWriter err) {
        List<Report> reports = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        for (Path file : files == null ? List.<Path>of() : files) {
            Reading reading = ReportFile.read(file, packages);
            reports.add(reading.report());
            damage.addAll(reading.damage());
        }
        damage.forEach(sentence -> err.println("parkwarden: " + sentence));
        return new Reading(ReportMerge.of(reports), damage);
    }

    /** The exit code after the report was shown: damage is not fine, though there was something to show. */
    static int exitCode(Reading reading) {
        return reading.damage().isEmpty() ? 0 : Problem.NO_DATA;
    }
}
