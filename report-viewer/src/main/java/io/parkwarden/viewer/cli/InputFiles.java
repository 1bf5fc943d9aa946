/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportFile;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.read.ReportMerge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The argument {@code FILE...}, shared by the commands that read reports. */
final class InputFiles {
    private static final int MAX_SAID = 20;

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

    /**
     * Reads them all into one report; what is damaged is told. A file that cannot be read at all is left out if there are
     * others.
     */
    Reading read(Terminal terminal) {
        List<Path> all = files == null ? List.of() : files;
        if (all.size() == 1) {
            ReadProgress progress = new ReadProgress(terminal, all);
            Reading reading;
            try {
                reading = ReportFile.read(all.get(0), packages, progress);
            } finally {
                progress.end();
            }
            reading.damage().forEach(sentence -> terminal.err().println("parkwarden: " + sentence));
            return reading;
        }
        return merge(terminal);
    }

    /** Reads another report to compare with, with the same packages. */
    Report other(Path file) {
        return ReportFile.read(file, packages, ReportFile.Progress.NONE).report();
    }

    /** The same, where a single file becomes a merged report too. */
    Reading merge(Terminal terminal) {
        List<Path> all = files == null ? List.of() : files;
        ReadProgress progress = new ReadProgress(terminal, all);
        ReportMerge merge = new ReportMerge();
        List<String> damage = new ArrayList<>();
        Problem last = null;
        int unreadable = 0;
        for (Path file : all) {
            try {
                Reading reading = ReportFile.read(file, packages, progress);
                merge.add(reading.report());
                damage.addAll(reading.damage());
            } catch (Problem problem) {
                last = problem;
                unreadable++;
                damage.add(problem.sentence());
            }
            progress.read(file);
        }
        progress.end();
        if (last != null && unreadable == all.size()) {
            throw last;
        }
        damage.stream().limit(MAX_SAID).forEach(sentence -> terminal.err().println("parkwarden: " + sentence));
        if (damage.size() > MAX_SAID) {
            terminal.err().println("parkwarden: and " + (damage.size() - MAX_SAID) + " more sentences of this kind.");
        }
        return new Reading(merge.report(), damage);
    }

    /** The exit code after the report was shown: damage is not fine, though there was something to show. */
    static int exitCode(Reading reading) {
        return reading.damage().isEmpty() ? 0 : Problem.NO_DATA;
    }
}
