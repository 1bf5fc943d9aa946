/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportFile;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.report.Comparison;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code diff BEFORE AFTER}: new, worse, same and fixed findings, told apart by their fingerprints. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Compares two reports or recordings and says what is new, worse, the same and fixed.")
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier report or recording.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later one.")
    private Path after = Path.of("");

    @Mixin
    private final FormatOption format = new FormatOption();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Reading old = ReportFile.read(before);
        Reading now = ReportFile.read(after);
        Stream.concat(old.damage().stream(), now.damage().stream())
                .forEach(sentence -> terminal.err().println("parkwarden: " + sentence));
        Comparison comparison = Comparison.of(old.report(), now.report());
        terminal.out().print(format.render(comparison.listing(), comparison::text));
        return old.damage().isEmpty() && now.damage().isEmpty() ? 0 : Problem.NO_DATA;
    }
}
