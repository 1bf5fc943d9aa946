/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decide}: the decision guide, of which only what holds on one JDK. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Prints which thread should do which work, with the code for one JDK.")
final class DecideCommand implements Callable<Integer> {
    private static final Pattern HEADING = Pattern.compile("### JDK ([0-9, ]+)");

    private final Terminal terminal;

    @Option(
            names = "--jdk",
            paramLabel = "N",
            description = "Feature release (default: that of the Java that runs this).")
    private int jdk = Runtime.version().feature();

    @Mixin
    private final FormatOption format = new FormatOption();

    DecideCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (jdk < 17) {
            throw Problem.usage("The guide begins with JDK 17, not " + jdk + ".", "Give --jdk 17, 21 or 25.");
        }
        try (@Nullable InputStream in = DecideCommand.class.getResourceAsStream("/decision-guide.md")) {
            if (in == null) {
                throw Problem.noData("The decision guide is not in this jar.", "It is docs/decision-guide.md.");
            }
            String guide = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String here = of(guide, jdk < 21 ? 17 : jdk < 24 ? 21 : 25);
            terminal.out().print(format.render(Sections.of(here), () -> here));
        }
        return 0;
    }

    /** The guide without the sections of other releases; a case without one for this release keeps the newest older one. */
    static String of(String guide, int release) {
        StringBuilder out = new StringBuilder();
        for (String part : guide.split("(?m)^(?=## )", -1)) {
            String[] sections = part.split("(?m)^(?=### )", -1);
            List<Integer> releases = new ArrayList<>();
            Arrays.stream(sections).forEach(section -> releases.addAll(releases(section)));
            int chosen = releases.stream()
                    .mapToInt(r -> r)
                    .filter(r -> r <= release)
                    .max()
                    .orElse(release);
            for (String section : sections) {
                List<Integer> of = releases(section);
                if (of.isEmpty() || of.contains(chosen)) {
                    out.append(section);
                }
            }
        }
        return out.toString();
    }

    private static List<Integer> releases(String section) {
        Matcher heading = HEADING.matcher(section);
        return heading.lookingAt()
                ? Arrays.stream(heading.group(1).split(","))
                        .map(String::strip)
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList()
                : List.of();
    }
}
