/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.detectors.Detector;
import io.parkwarden.detectors.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A detector is complete with its page and with programs that it has to name and not to name. */
class CatalogTest {
    private static final List<String> HEADINGS =
            List.of("Meaning", "Example", "Fix", "When it is fine", "How it is seen", "Options");

    private static final Pattern NAMED_PROGRAM = Pattern.compile("^(?:Faulty|Sound) \\(`(\\w+)`\\)");

    static Stream<String> detectors() {
        return Detectors.all().stream().map(Detector::description).map(description -> description.name());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void has_a_page_with_every_heading(String name) throws IOException {
        Path page = Path.of("..", "docs", "detectors", name + ".md");
        assertTrue(Files.exists(page), () -> "docs/detectors/" + name + ".md is missing");
        List<String> lines = Files.readAllLines(page);
        for (String heading : HEADINGS) {
            assertTrue(lines.contains("## " + heading), () -> page + " has no heading \"## " + heading + "\"");
        }
        String summary = Detectors.all().stream()
                .map(Detector::description)
                .filter(description -> description.name().equals(name))
                .findFirst()
                .orElseThrow()
                .summary();
        assertTrue(lines.contains(summary), () -> page + " has no line with the detector's own sentence: " + summary);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void has_programs_of_both_kinds(String name) {
        List<Program> programs = Program.in("example." + name.toLowerCase(Locale.ROOT));
        assertTrue(
                programs.stream()
                        .anyMatch(program -> program.faulty()
                                && program.markers().stream()
                                        .anyMatch(marker -> marker.detector().equals(name))),
                "no Faulty program has a marker of it");
        assertTrue(programs.stream().anyMatch(program -> program.simpleName().startsWith("Sound")), "no Sound program");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void its_faulty_programs_have_markers_and_its_sound_ones_have_none(String name) {
        for (Program program : Program.in("example." + name.toLowerCase(Locale.ROOT))) {
            assertTrue(
                    program.faulty() != program.markers().isEmpty(),
                    () -> program.className() + " has the markers " + program.markers());
        }
    }

    /** Where a page says which program its example is from, the example is that program's code. */
    @ParameterizedTest
    @MethodSource("detectors")
    void shows_code_of_the_programs_that_its_page_names(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "detectors", name + ".md"));
        for (int i = 0; i < lines.size(); i++) {
            Matcher program = NAMED_PROGRAM.matcher(lines.get(i));
            if (!program.find()) {
                continue;
            }
            int begin = lines.subList(i, lines.size()).indexOf("```java") + i + 1;
            assertTrue(begin > i, () -> name + ".md names " + program.group(1) + " and shows no code of it");
            int end = lines.subList(begin, lines.size()).indexOf("```") + begin;
            Path source = Path.of(
                    "src", "main", "java", "example", name.toLowerCase(Locale.ROOT), program.group(1) + ".java");
            assertTrue(Files.exists(source), () -> name + ".md names a program that is not there: " + source);
            String shown = plain(lines.subList(begin, end));
            assertTrue(
                    plain(Files.readAllLines(source)).contains(shown),
                    () -> name + ".md shows what is not in " + source + ":\n" + shown);
        }
    }

    /** The code without indentation, empty lines and markers. */
    private static String plain(List<String> code) {
        return code.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("// finding"))
                .collect(Collectors.joining("\n"));
    }
}
