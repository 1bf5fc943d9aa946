/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.detectors.Detector;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.report.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain DETECTOR}: the page of a detector, as it is in the documentation. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints what a detector claims, why it matters, how to fix it and when to leave it.")
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "DETECTOR", description = "Name of a detector; without it, all names.")
    private @Nullable String detector;

    @Mixin
    private final FormatOption format = new FormatOption();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (detector == null) {
            terminal.out().print(format.render(names(), ExplainCommand::lines));
            return 0;
        }
        String page = page(known(detector));
        terminal.out().print(format.render(Sections.of(page), () -> page));
        return 0;
    }

    private static String lines() {
        StringBuilder out = new StringBuilder();
        Detectors.all()
                .forEach(d -> out.append(d.description().name())
                        .append('\t')
                        .append(d.description().summary())
                        .append('\n'));
        return out.toString();
    }

    private static Listing names() {
        return new Listing(
                List.of("group", "detector", "summary"),
                Detectors.all().stream()
                        .map(Detector::description)
                        .map(d -> List.<Object>of(d.group(), d.name(), d.summary()))
                        .toList());
    }

    private static String known(String asked) {
        List<String> names =
                Detectors.all().stream().map(d -> d.description().name()).toList();
        return names.stream()
                .filter(asked::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Problem.usage(
                        "There is no detector " + asked + ".",
                        "Did you mean " + nearest(asked, names) + "? There are: " + String.join(", ", names) + "."));
    }

    private static String page(String name) throws IOException {
        try (@Nullable InputStream in = ExplainCommand.class.getResourceAsStream("/detectors/" + name + ".md")) {
            if (in == null) {
                throw Problem.noData(
                        "The page of " + name + " is not in this jar.", "It is docs/detectors/" + name + ".md.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The name that takes the fewest edits. */
    static String nearest(String asked, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(
                        name -> edits(asked.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    /** Levenshtein's distance, one row at a time. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
